"""Ends that are not decisions: withdrawal; and delivery that happens by itself."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from yiwang.kernel.cases import policies, queries
from yiwang.kernel.cases.actions import moving
from yiwang.kernel.cases.models import Case
from yiwang.kernel.cases.types import Outcome
from yiwang.kernel.records.actions import record
from yiwang.lib.actor import Actor


@transaction.atomic
def withdraw(*, case_id: UUID, actor: Actor, at: datetime, seen: int | None = None) -> Case:
    """The applicant takes the application back before it is decided."""
    case = queries.get_case(case_id, lock=True)
    policies.check_can_withdraw(actor, case)
    policies.check_seen(case.version, seen)
    case.outcome = Outcome.WITHDRAWN
    moving.add_event(case, "withdrawn", actor=actor, at=at)
    record("case.withdrawn", about=case, actor=actor, at=at)
    case.tokens = None
    moving.close(case, actor=actor, at=at)
    moving.save(case)
    return case


@transaction.atomic
def note_delivery(*, case_id: UUID, method: str, actor: Actor, at: datetime) -> Case:
    """Record a delivery that a listener made (electronic): an event with method and date."""
    case = queries.get_case(case_id, lock=True)
    moving.add_event(case, "delivered", actor=actor, at=at, note=method)
    moving.save(case)
    record("case.delivered", about=case, actor=actor, at=at, data={"method": method})
    return case
