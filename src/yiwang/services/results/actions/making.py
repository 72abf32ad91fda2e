"""Print, check, seal, keep and deliver a planned document. Loaded by the worker alone, by name."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from yiwang.declarations.shapes.city import Organisation
from yiwang.kernel.city.queries import get_city
from yiwang.kernel.files.actions import store_own
from yiwang.kernel.records.actions import record
from yiwang.lib.actor import Actor
from yiwang.services.results import ports, queries
from yiwang.services.results.actions import delivering
from yiwang.services.results.engine import faces, typesetting
from yiwang.services.results.engine.wording import say
from yiwang.services.results.models import Document
from yiwang.services.results.types import Kind, Stamp, State

MARK = "演示 无效"
LONGEST_PROBLEM = 300


@transaction.atomic
def make(*, document_id: UUID, actor: Actor, at: datetime) -> Document:
    """Print and seal a document once; a character no face can show stops it for a person."""
    document = queries.get_document(document_id, lock=True)
    if document.state != State.PLANNED:
        return document
    organ = get_city().organisations[document.organisation]
    data = printed(document, organ)
    lost = faces.missing(faces.texts({**data, "qr": ""}), Path(settings.FONTS_FOLDER))
    if lost:
        return _stop(document, lost, actor=actor, at=at)
    content = press(document, organ, data)
    file = store_own(
        content=content,
        name=f"{document.title} {document.number}.pdf",
        media_type="application/pdf",
        actor=actor,
        at=at,
    )
    document.state, document.file, document.sealed_at = State.SEALED, file.pk, at
    document.seal = f"{settings.SEAL}:{organ.title}"
    document.save(update_fields=["state", "file", "seal", "sealed_at"])
    record("document.sealed", about=document, actor=actor, at=at, data={"kind": document.kind})
    delivering.hand_over(document, actor=actor, at=at)
    return document


def press(document: Document, organ: Organisation, data: Mapping[str, Any]) -> bytes:
    """Set the type and put the seal on it."""
    template = "certificate" if document.kind == Kind.CERTIFICATE else "letter"
    fonts = Path(settings.FONTS_FOLDER)
    pdf, (page, x, y) = typesetting.compile_with_seal(template, data, fonts=fonts)
    stamp = Stamp(document.organisation, organ.title, organ.credit_code, page, x, y)
    return ports.sealers.get(settings.SEAL)(pdf, stamp)


def printed(document: Document, organ: Organisation) -> dict[str, Any]:
    """Return what the templates read: text only, all of it checked for missing glyphs."""
    address = settings.ADDRESS.rstrip("/")
    key = document.licence or str(document.pk)
    day = document.dated
    return {
        "mark": MARK if document.demo else "",
        "organ": organ.title,
        "title": document.title,
        "number": document.number,
        "case": document.case.number,
        "day": [day.year, day.month, day.day],
        "date": say(day),
        "qr": typesetting.qr(f"{address}/verify/{key}"),
        "verify_host": address.partition("://")[2],
        "code_title": "证照标识" if document.licence else "文书标识",
        "code": key,
        "foot": f"咨询 {organ.telephone}　监督 {organ.complaints}　地址 {organ.address}",
        **document.content,
    }


def _stop(document: Document, lost: tuple[str, ...], *, actor: Actor, at: datetime) -> Document:
    codes = [f"U+{ord(c):04X}" for c in lost]
    shown = "、".join(f"“{c}”（{code}）" for c, code in zip(lost, codes, strict=True))
    document.state = State.BLOCKED
    document.problem = (
        f"字体里没有这些字：{shown}。请核对；字对的，请系统管理员补装字体后重新制作。"[
            :LONGEST_PROBLEM
        ]
    )
    document.save(update_fields=["state", "problem"])
    record("document.stopped", about=document, actor=actor, at=at, data={"characters": codes})
    return document
