"""A deed on a case becomes a row for the province, in the transaction of its listener."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from yiwang.connectors.province import queries
from yiwang.connectors.province.actions.fitting import fit, reject
from yiwang.connectors.province.actions.sending import SEND
from yiwang.connectors.province.models import Row
from yiwang.connectors.province.types import Kind
from yiwang.kernel.cases import queries as cases
from yiwang.kernel.records.engine import outbox
from yiwang.lib.actor import Actor

EVENTS: Mapping[str, Kind] = {
    "case.received": Kind.APPLY,
    "case.accepted": Kind.ACCEPT,
    "case.declined": Kind.ACCEPT,
    "task.signed": Kind.PROCESS,
    "case.suspended": Kind.SPECIAL,
    "case.resumed": Kind.SPECIAL,
    "case.extended": Kind.SPECIAL,
    "case.closed": Kind.FINISH,
    "case.rated": Kind.RATE,
}


@transaction.atomic
def write(
    *,
    record_id: int,
    event: str,
    about: str,
    data: Mapping[str, Any],
    actor: Actor,
    at: datetime,
) -> Row:
    """Write the row of one event, send it, or hold it back when it does not fit the standard."""
    kind = EVENTS[event]
    case = cases.get_task(UUID(about)).case if kind == Kind.PROCESS else cases.get_case(UUID(about))
    cases.get_case(case.pk, lock=True)  # rows of one case are numbered one after the other
    before = Row.objects.filter(case=case.pk, kind=kind)
    sequence = (before.aggregate(last=Max("sequence"))["last"] or 0) + 1
    row = Row(
        key=f"{case.number}-{kind}-{sequence:03d}",
        case=case.pk,
        number=case.number,
        title=case.title,
        organisation=case.organisation,
        keepers=queries.keepers(case, at=at),
        party=case.party,
        kind=kind,
        sequence=sequence,
        position=record_id,
        origin={
            "event": event,
            "about": about,
            "data": dict(data),
            "nth": queries.nth_of(case, event, about),
            "at": at.isoformat(),
        },
        written_at=at,
        at=at,
    )
    faults = fit(row)
    row.save(force_insert=True)
    if faults:
        reject(row, faults, actor=actor)
    else:
        outbox.defer([SEND], {"row": str(row.pk)})
    return row
