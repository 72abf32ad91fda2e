"""Plan a document: its number, its date and its words are fixed; the worker prints it after."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from yiwang.kernel.cases.models import Case
from yiwang.kernel.cases.queries import get_case, list_events
from yiwang.kernel.city.queries import get_city, get_item
from yiwang.kernel.city.types import Item
from yiwang.kernel.records.actions import record
from yiwang.lib.actor import Actor
from yiwang.lib.refused import Refused
from yiwang.services.results import policies, queries
from yiwang.services.results.actions import numbering
from yiwang.services.results.engine import wording
from yiwang.services.results.engine.defaults import default_notice
from yiwang.services.results.models import Document
from yiwang.services.results.ports import DEMO
from yiwang.services.results.queries.words import case_words
from yiwang.services.results.types import STYLES, Kind, State

REMEDY = (
    "可以自知道本决定之日起六十日内向{复议机关}申请行政复议（《行政复议法》第二十条），"
    "也可以在六个月内依法向{诉讼法院}提起行政诉讼（《行政诉讼法》第四十六条）。"
)


@transaction.atomic
def plan_letter(*, case_id: UUID, kind: Kind, cause: str, actor: Actor, at: datetime) -> Document:
    """Plan a notice or decision of a case; the same cause twice is one document."""
    case = get_case(case_id)
    if known := Document.objects.filter(case=case, kind=kind, cause=cause).first():
        return known
    dated = _date_of(case, kind, at=at)
    number = numbering.letter_number(case, kind, dated=dated)
    worded = word_letter(case, kind, number=number, at=at)
    return plan(
        case=case,
        kind=kind,
        title=worded.title or kind.label,
        number=number,
        content={"blocks": worded.blocks},
        dated=dated,
        cause=cause,
        actor=actor,
        at=at,
    )


def _date_of(case: Case, kind: Kind, *, at: datetime) -> date:
    """Return the day of the deed that the letter tells of, whenever the printer gets to it."""
    told = [e.at for e in list_events(case) if e.kind == STYLES[kind].event]
    return (told[-1] if told else at).astimezone(get_city().zone).date()


def word_letter(case: Case, kind: Kind, *, number: str, at: datetime) -> wording.Worded:
    """Fill the item's own notice, else the house's; an adverse one always says why and what then."""
    item = get_item(case.release)
    template = notice_of(item, kind)
    words = {**case_words(case, at=at), **issued_words(case.pk), "文书编号": number}
    worded = wording.word(template, words)
    used = wording.words(template)
    if STYLES[kind].adverse:
        if "理由" not in used:
            worded.blocks.append(wording.paragraph(wording.say(words["理由"]), lead="理由："))
        if not {"复议机关", "诉讼法院"} <= used:
            worded.blocks.append(remedy(words))
    return worded


def remedy(words: Mapping[str, object]) -> wording.Block:
    text = REMEDY.format_map({k: wording.say(words[k]) for k in ("复议机关", "诉讼法院")})
    return wording.paragraph(text, lead="如果不服本决定：")


def notice_of(item: Item, kind: Kind) -> str:
    name = dict(item.service.notices).get(STYLES[kind].notice)  # type: ignore[call-overload]
    return item.notices.get(name or "") or default_notice(kind)


def issued_words(case_id: UUID) -> dict[str, object]:
    """Return the words that a licence or confirmation brings, once it has its number."""
    issued = queries.find_issued(case_id)
    if issued is None:
        return {}
    return {"证照编号": issued.number, "有效期起": issued.dated, "有效期止": issued.until or "长期"}


def plan(
    *,
    case: Case,
    kind: Kind,
    title: str,
    number: str,
    content: Mapping[str, Any],
    dated: date,
    cause: str,
    actor: Actor,
    at: datetime,
    until: date | None = None,
    licence: str = "",
    second: str = "",
) -> Document:
    """Write the row; its line in the record starts the printing."""
    document = Document(
        case=case,
        organisation=case.organisation,
        party=case.party,
        kind=kind,
        title=title,
        number=number,
        licence=licence,
        second=second,
        content=dict(content),
        dated=dated,
        until=until,
        cause=cause,
        demo=settings.SEAL == DEMO or get_city().city.demo,
        planned_at=at,
    )
    document.save(force_insert=True)
    record("document.planned", about=document, actor=actor, at=at, data={"kind": str(kind)})
    return document


@transaction.atomic
def make_again(*, document_id: UUID, actor: Actor, at: datetime) -> Document:
    """Put a stopped document on again, after a person has seen to what stopped it."""
    document = queries.get_document(document_id, lock=True)
    policies.check_can_see_document(actor, document)
    policies.check_can_make_again(actor, document)
    if document.state != State.BLOCKED:
        raise Refused("document-not-stopped", "这份文书没有停下，不用重新制作。", status=409)
    document.state, document.problem = State.PLANNED, ""
    document.save(update_fields=["state", "problem"])
    record("document.planned", about=document, actor=actor, at=at, data={"kind": document.kind})
    return document
