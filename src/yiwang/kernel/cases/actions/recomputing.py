"""暂定 dates are reckoned anew when the arrangement of their year is published."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from yiwang.kernel.cases import queries
from yiwang.kernel.cases.actions import moving
from yiwang.kernel.records.actions import record
from yiwang.lib.actor import Actor


@transaction.atomic
def recompute_dates(*, case_id: UUID, actor: Actor, at: datetime) -> bool:
    """Reckon a case's dates with the calendar in force; True and a record line when one moved."""
    case = queries.get_case(case_id, lock=True)
    before = (case.promised_due, case.statutory_due, case.tentative)
    moving.refresh_dues(case, at=at)
    after = (case.promised_due, case.statutory_due, case.tentative)
    if before == after:
        return False
    moving.save(case)
    dates = [str(d) if d else "" for d in (*before[:2], *after[:2])]
    record("case.dates-recomputed", about=case, actor=actor, at=at, data={"dates": dates})
    return True
