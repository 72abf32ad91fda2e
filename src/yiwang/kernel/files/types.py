"""What a file can be, and what a scanner can say of it."""

from dataclasses import dataclass

from django.db.models import TextChoices


@dataclass(frozen=True, slots=True)
class Kind:
    """One accepted kind of file; `suffixes` are those a person may see at the end of its name."""

    key: str
    title: str
    media_type: str
    suffixes: tuple[str, ...]


KINDS = {
    kind.key: kind
    for kind in (
        Kind("pdf", "PDF 文档", "application/pdf", (".pdf",)),
        Kind("jpg", "JPG 图片", "image/jpeg", (".jpg", ".jpeg")),
        Kind("png", "PNG 图片", "image/png", (".png",)),
        Kind("ofd", "OFD 版式文件", "application/ofd", (".ofd",)),
    )
}


class Scan(TextChoices):
    UNSCANNED = "unscanned", "未查毒"
    CLEAN = "clean", "已查毒"
    OWN = "own", "系统生成"
    INFECTED = "infected", "有病毒"


@dataclass(frozen=True, slots=True)
class Scanned:
    """A scanner's answer: `done` false when it could not be asked, `virus` its name for a find."""

    done: bool
    virus: str = ""
