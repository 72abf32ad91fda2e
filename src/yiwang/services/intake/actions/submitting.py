"""Sending: a draft becomes a case, once."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from yiwang.declarations.shapes.service import Material
from yiwang.kernel.cases import actions as cases
from yiwang.kernel.cases.models import Case
from yiwang.kernel.cases.queries import get_case
from yiwang.kernel.cases.types import Applicant, Channel, Delivery, Handed, Submission
from yiwang.kernel.city.queries import get_city, get_item, list_current
from yiwang.kernel.forms.types import Cell
from yiwang.kernel.parties.queries import get_shown
from yiwang.kernel.records.actions import record
from yiwang.lib.actor import Actor
from yiwang.services.intake import policies, queries
from yiwang.services.intake.actions.drafts import local
from yiwang.services.intake.engine import way
from yiwang.services.intake.models import Draft


@transaction.atomic
def submit(*, draft_id: UUID, actor: Actor, at: datetime, seen: int | None = None) -> Case:
    """Send a draft; sent again (double click, back button) it returns the case it became.

    Raises Refused draft-incomplete naming what is missing.
    """
    draft = queries.get_draft(draft_id, lock=True)
    policies.check_can_fill(actor, draft)
    if draft.case is not None:
        return get_case(draft.case)
    policies.check_can_change(actor, draft, seen=seen)
    item = get_item(draft.release)
    cells = queries.read_cells(item, draft)
    policies.check_complete(queries.get_stand(item, draft, cells, today=local(at)))
    case = cases.open_case(submission=_submission(draft, cells, at=at), actor=actor, at=at)
    draft.case, draft.saved_at = case.pk, at
    draft.version += 1
    draft.save()
    record("draft.sent", about=draft, actor=actor, at=at, data={"case": case.number})
    return case


def _submission(draft: Draft, cells: dict[str, Cell], *, at: datetime) -> Submission:
    item = get_item(draft.release)
    shown = get_shown(draft.party)
    told = queries.get_told(item, draft, cells, today=local(at))
    return Submission(
        key=draft.key,
        release=draft.release,
        applicant=Applicant(
            party=draft.party,
            kind=shown.kind,
            name=shown.name,
            number_masked=shown.number,
            phone=draft.phone,
            address=draft.address,
        ),
        channel=Channel(draft.channel),
        region=way.region_of(item, draft.answers, cells) or get_city().city.region,
        answers=dict(draft.answers),
        cells=cells,
        materials=(*_uploaded(draft), *known(way.known_materials(item, told))),
        delivery=Delivery(draft.delivery),
        agent=draft.agent,
        deed=draft.deed,
    )


def _uploaded(draft: Draft) -> list[Handed]:
    titles = {m.id: m.title for m in get_item(draft.release).service.materials}
    return [
        Handed(u.material, titles.get(u.material, u.name), way.OURS, u.file, note=u.name)
        for u in queries.list_uploads(draft)
    ]


def known(materials: list[Material]) -> list[Handed]:
    """Return the materials that a register or licence supplies, with its title as the source."""
    titles = {r.key: str(r.body["title"]) for r in list_current("register")}
    return [Handed(m.id, m.title, titles.get(m.source, m.source)) for m in materials]
