"""A draft is begun, saved at every page, moved to a newer release, thrown away."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from yiwang.declarations.shapes.service import FormPage
from yiwang.kernel.cases.types import Channel, Delivery
from yiwang.kernel.city.queries import get_city, get_current, get_item
from yiwang.kernel.files import actions as files
from yiwang.kernel.forms.engine import clean
from yiwang.kernel.forms.types import Cell
from yiwang.kernel.parties import queries as parties
from yiwang.kernel.records.actions import record
from yiwang.lib.actor import Actor
from yiwang.lib.refused import Refused
from yiwang.services.intake import policies, queries
from yiwang.services.intake.engine import way
from yiwang.services.intake.models import Draft
from yiwang.services.intake.types import Renewed

Posted = Mapping[str, list[str]]


def local(at: datetime) -> date:
    return at.astimezone(get_city().zone).date()


@transaction.atomic
def open_draft(
    *,
    key: str,
    party: UUID,
    actor: Actor,
    at: datetime,
    posted: Posted | None = None,
    organisation: str = "",
    channel: Channel = Channel.ONLINE,
) -> Draft:
    """Begin an application on the release in force, with what was answered before signing in.

    Beginning is the consent that the registers named on the page are read for it (D40).
    """
    item = get_item(get_current(key).hash)
    known = parties.get_party(party)
    today = local(at)
    policies.check_can_begin(actor, item, party=party, kind=known.kind)
    policies.check_mandate(actor, party=party, held=queries.covered(actor, key=key, on=today))
    page = way.deciding_page(item)
    answers = (
        clean(page, item.words, {}, posted=posted, today=today).answers if page and posted else {}
    )
    draft = Draft.objects.create(
        key=key,
        release=item.hash,
        organisation=organisation,
        party=party,
        agent=actor.party if actor.party != party else None,
        channel=channel,
        answers={w: v for w, v in answers.items() if v not in way.EMPTY},
        phone=parties.read_contacts(party).get("phone", ""),
        delivery=Delivery.ELECTRONIC,
        opened_at=at,
        saved_at=at,
    )
    registers = sorted({w.source for w in item.words.values() if w.source not in _HERE})
    record("draft.opened", about=draft, actor=actor, at=at, data={"registers": registers})
    return draft


_HERE = frozenset({"applicant", "official", "case", "decision", "parameter"})


def _save(draft: Draft, *, at: datetime) -> None:
    draft.version += 1
    draft.saved_at = at
    draft.save()


@transaction.atomic
def save_page(
    *,
    draft_id: UUID,
    page: FormPage,
    posted: Posted,
    cells: Mapping[str, Cell],
    actor: Actor,
    at: datetime,
    seen: int | None = None,
) -> tuple[Draft, dict[str, str]]:
    """Keep every answer of a page that is right; return the others' messages by word.

    What a register knows is not taken from the page: it is shown there and nothing else.
    """
    draft = queries.get_draft(draft_id, lock=True)
    policies.check_can_change(actor, draft, seen=seen)
    item = get_item(draft.release)
    known = {f.word for f in page.fields if way.is_known(item, f.word, cells, confirm=f.confirm)}
    asked = page.model_copy(update={"fields": tuple(f for f in page.fields if f.word not in known)})
    cleaned = clean(
        asked,
        item.words,
        way.values(draft.answers, cells),
        posted=posted,
        today=local(at),
    )
    right = {w: v for w, v in cleaned.answers.items() if w not in cleaned.errors}
    draft.answers = {
        w: v for w, v in {**draft.answers, **right}.items() if v is not None and w not in known
    }
    draft.page = page.id
    _save(draft, at=at)
    record("draft.saved", about=draft, actor=actor, at=at, data={"fields": sorted(right)})
    return draft, dict(cleaned.errors)


@transaction.atomic
def save_contact(
    *,
    draft_id: UUID,
    phone: str,
    delivery: str,
    address: str,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
) -> Draft:
    """Keep where the applicant is reached and how the result comes."""
    draft = queries.get_draft(draft_id, lock=True)
    policies.check_can_change(actor, draft, seen=seen)
    mail = get_item(draft.release).service.mail
    if delivery not in Delivery.values or (delivery == Delivery.POST and not mail):
        raise Refused(
            "delivery-unknown", "这个事项没有这种送达方式，请另选一种。", field="delivery"
        )
    draft.phone, draft.delivery, draft.address = phone, Delivery(delivery), address
    _save(draft, at=at)
    fields = ["phone", "delivery", "address"]
    record("draft.saved", about=draft, actor=actor, at=at, data={"fields": fields})
    return draft


@transaction.atomic
def renew(*, draft_id: UUID, actor: Actor, at: datetime) -> tuple[Draft, Renewed]:
    """Move a draft to the release in force; every answer that still fits is kept."""
    draft = queries.get_draft(draft_id, lock=True)
    policies.check_can_change(actor, draft)
    item = get_item(get_current(draft.key).hash)
    renewed = way.renew(item, draft.answers, today=local(at))
    was, draft.release = draft.release, item.hash
    draft.answers = dict(renewed.kept)
    _save(draft, at=at)
    record(
        "draft.renewed",
        about=draft,
        actor=actor,
        at=at,
        data={"before": was, "release": item.hash, "lost": list(renewed.lost)},
    )
    return draft, renewed


@transaction.atomic
def discard(*, draft_id: UUID, actor: Actor, at: datetime) -> None:
    """Throw a draft away; its files go with the nightly sweep."""
    draft = queries.get_draft(draft_id, lock=True)
    policies.check_can_change(actor, draft)
    record("draft.discarded", about=draft, actor=actor, at=at)
    ids = [upload.file for upload in queries.list_uploads(draft)]
    draft.delete()
    files.forget(ids=ids, actor=actor, at=at)
