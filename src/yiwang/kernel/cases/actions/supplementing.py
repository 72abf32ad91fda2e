"""补正: told once, everything at once, within five working days (行政许可法 32(四))."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from yiwang.kernel.cases import policies, queries
from yiwang.kernel.cases.actions import moving
from yiwang.kernel.cases.models import Case, Material
from yiwang.kernel.cases.types import Handed, State
from yiwang.kernel.records.actions import record
from yiwang.lib.actor import Actor
from yiwang.lib.refused import Refused


@transaction.atomic
def ask_supplement(
    *, task_id: UUID, items: Sequence[str], actor: Actor, at: datetime, seen: int | None = None
) -> Case:
    """Tell the applicant once what must be corrected; `items` are whole sentences."""
    task = queries.get_task(task_id, lock=True)
    policies.check_can_ask_supplement(actor, task)
    policies.check_seen(task.case.version, seen)
    wanted = [line.strip() for line in items if line.strip()]
    if not wanted:
        raise Refused("supplement-empty", "请逐条写明要补正的全部内容。", field="items")
    case = task.case
    moving.add_event(case, "supplement_notified", actor=actor, at=at, note="\n".join(wanted))
    case.state = State.SUPPLEMENT
    moving.save(case)
    record("case.supplement-asked", about=case, actor=actor, at=at, data={"items": len(wanted)})
    return case


@transaction.atomic
def supplement(
    *,
    case_id: UUID,
    answers: Mapping[str, object],
    materials: Sequence[Handed],
    actor: Actor,
    at: datetime,
    seen: int | None = None,
) -> Case:
    """Hand in what was asked; replaced materials stay readable."""
    case = queries.get_case(case_id, lock=True)
    policies.check_can_supplement(actor, case)
    policies.check_seen(case.version, seen)
    names = [m.material for m in materials]
    case.materials.filter(material__in=names, replaced_at=None).update(replaced_at=at)
    Material.objects.bulk_create(
        Material(
            case=case,
            organisation=case.organisation,
            party=case.party,
            material=m.material,
            title=m.title,
            source=m.source,
            file=m.file,
            note=m.note,
            added_at=at,
        )
        for m in materials
    )
    case.answers = {**case.answers, **answers}
    case.state = State.RECEIVED
    moving.add_event(case, "supplemented", actor=actor, at=at)
    moving.save(case)
    record(
        "case.supplemented",
        about=case,
        actor=actor,
        at=at,
        data={"materials": names, "fields": sorted(answers)},
    )
    return case
