"""特别程序 stop the clock where the regime names them; extension needs the head (行政许可法 42, 45)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from yiwang.kernel.cases import policies, queries
from yiwang.kernel.cases.actions import moving
from yiwang.kernel.cases.models import Case
from yiwang.kernel.cases.types import State
from yiwang.kernel.city.queries import get_item
from yiwang.kernel.records.actions import record
from yiwang.lib.actor import Actor
from yiwang.lib.refused import Refused


@transaction.atomic
def suspend(
    *, case_id: UUID, procedure: str, days: int, actor: Actor, at: datetime, seen: int | None = None
) -> Case:
    """Stop the clock for a special procedure that the item declares; its time is told in writing."""
    case = queries.get_case(case_id, lock=True)
    policies.check_can_suspend(actor, case)
    policies.check_seen(case.version, seen)
    declared = {p.id: p for p in get_item(case.release).service.special}
    if procedure not in declared:
        raise Refused(
            "procedure-not-declared",
            "本事项没有公布这种特别程序，不能停止计时。",
            field="procedure",
        )
    moving.add_event(
        case, "suspended", actor=actor, at=at, basis=declared[procedure].kind, days=days
    )
    case.state = State.SUSPENDED
    moving.save(case)
    record(
        "case.suspended",
        about=case,
        actor=actor,
        at=at,
        data={"procedure": procedure, "days": days},
    )
    return case


@transaction.atomic
def resume(
    *, case_id: UUID, note: str, actor: Actor, at: datetime, seen: int | None = None
) -> Case:
    """End the special procedure; the clock goes on."""
    case = queries.get_case(case_id, lock=True)
    policies.check_can_suspend(actor, case)
    policies.check_seen(case.version, seen)
    moving.add_event(case, "resumed", actor=actor, at=at, note=note)
    case.state = State.ACCEPTED
    moving.save(case)
    record("case.resumed", about=case, actor=actor, at=at)
    return case


@transaction.atomic
def extend(
    *, case_id: UUID, days: int, reasons: str, actor: Actor, at: datetime, seen: int | None = None
) -> Case:
    """Extend once, by the head, with the reason told to the applicant."""
    case = queries.get_case(case_id, lock=True)
    policies.check_can_extend(actor, case)
    policies.check_seen(case.version, seen)
    if not reasons.strip():
        raise Refused("reasons-missing", "延期必须写明理由，并告知申请人。", field="reasons")
    moving.add_event(case, "extended", actor=actor, at=at, days=days, note=reasons)
    moving.save(case)
    record("case.extended", about=case, actor=actor, at=at, data={"days": days})
    return case
