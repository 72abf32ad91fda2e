"""Which bytes may come in. Every refusal names the field, the rule and the remedy."""

from collections.abc import Collection
from pathlib import PurePath

from yiwang.kernel.files.engine import sniff
from yiwang.kernel.files.types import KINDS, Scanned
from yiwang.lib.refused import Refused

PIXELS = 80_000_000  # an A3 page at 600 dpi is 70 million
MEGABYTE = 1024 * 1024


def check_size(size: int, *, name: str, limit: int, field: str) -> None:
    """`limit` in bytes."""
    if size == 0:
        raise Refused(
            "file-empty", f"“{name}”是空文件。请检查后重新选择有内容的文件。", field=field
        )
    if size > limit:
        raise Refused(
            "file-too-large",
            f"“{name}”有 {size / MEGABYTE:.1f} MB，超过上限 {limit / MEGABYTE:g} MB。"
            "请压缩或降低扫描分辨率后重新上传。",
            field=field,
        )


def check_kind(content: bytes, *, name: str, accept: Collection[str], field: str) -> str:
    """Return the kind that the bytes show; its name must not say another."""
    kind = sniff.kind_of(content)
    wanted = "、".join(KINDS[key].title for key in sorted(accept))
    if kind is None or kind not in accept:
        shown = KINDS[kind].title if kind else "不支持的格式"
        raise Refused(
            "file-type",
            f"“{name}”的内容是{shown}。这里只收{wanted}，请转换格式后重新上传。",
            field=field,
        )
    if PurePath(name).suffix.lower() not in KINDS[kind].suffixes:
        raise Refused(
            "file-disguised",
            f"“{name}”的内容是{KINDS[kind].title}，与文件名后缀不符。"
            f"请把后缀改为 {KINDS[kind].suffixes[0]}，或另存为{wanted}后重新上传。",
            field=field,
        )
    return kind


def check_harmless(content: bytes, *, kind: str, name: str, field: str) -> None:
    try:
        bomb = sniff.is_bomb(content, kind, pixels=PIXELS)
    except sniff.Broken:
        raise Refused(
            "file-broken", f"“{name}”已损坏，打不开。请重新扫描或导出后上传。", field=field
        ) from None
    if bomb:
        raise Refused(
            "file-bomb",
            f"“{name}”展开后过大（图片不超过 {PIXELS // 1_000_000} 百万像素）。"
            "请降低分辨率或拆分后重新上传。",
            field=field,
        )


def check_scanned(scanned: Scanned, *, name: str, field: str) -> None:
    if scanned.virus:
        raise Refused(
            "file-virus",
            f"“{name}”查出病毒（{scanned.virus}），没有保存。请先杀毒，再上传干净的文件。",
            field=field,
        )
