"""Which rows wait, which came back, and what goes in them on sending."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from yiwang.connectors.province.mapping import SECRET
from yiwang.connectors.province.models import Line, Row
from yiwang.connectors.province.types import OPEN, UNSETTLED, Kind, State
from yiwang.kernel.cases import queries as cases
from yiwang.kernel.parties import queries as parties
from yiwang.lib.refused import Refused

PAGE = 25
BATCH = 1000  # rows that one wake-up defers


@dataclass(frozen=True)
class RowPage:
    rows: Sequence[Row]
    after: tuple[datetime, UUID] | None


def get_row(row_id: UUID, *, lock: bool = False) -> Row:
    rows = Row.objects.select_for_update() if lock else Row.objects
    row = rows.filter(pk=row_id).first()
    if row is None:
        raise Refused("row-not-found", "没有找到这条数据，请回到列表重新打开。", status=404)
    return row


def take(row_id: UUID) -> Row | None:
    """Return a row on its way, locked; None when it is gone, settled, or another job has it."""
    rows = Row.objects.select_for_update(skip_locked=True)
    return rows.filter(pk=row_id, state__in=OPEN).first()


def get_line() -> Line:
    return Line.objects.filter(pk=1).first() or Line(pk=1)


def count_waiting() -> int:
    return Row.objects.filter(state__in=OPEN).count()


def is_held(row: Row) -> bool:
    """Whether an earlier row of the case is not settled, or the 申请 is not over there yet."""
    earlier = Row.objects.filter(case=row.case, position__lt=row.position)
    if earlier.filter(state__in=UNSETTLED).exists():
        return True
    if row.kind == Kind.APPLY:
        return False
    applied = Row.objects.filter(case=row.case, kind=Kind.APPLY, state=State.ACCEPTED)
    return not applied.exists()


def next_of(row: Row) -> UUID | None:
    """Return the row of the same case that was held behind this one."""
    rows = Row.objects.filter(case=row.case, state__in=OPEN).order_by("position", "id")
    return rows.exclude(pk=row.pk).values_list("id", flat=True).first()


def list_due(*, limit: int = BATCH) -> list[UUID]:
    """Return the first row on its way of each case, the longest waiting first."""
    firsts = (
        Row.objects.filter(state__in=UNSETTLED)
        .order_by("case", "position", "id")
        .distinct("case")
        .values("id")
    )
    rows = Row.objects.filter(id__in=firsts, state__in=OPEN).order_by("written_at", "id")
    return list(rows.values_list("id", flat=True)[:limit])


def list_rejected(
    organisations: frozenset[str], *, after: tuple[datetime, UUID] | None = None, limit: int = PAGE
) -> RowPage:
    """Return the rows that came back and that these offices look after, oldest first."""
    rows = Row.objects.filter(state=State.REJECTED, keepers__overlap=sorted(organisations))
    if after is not None:
        rows = rows.filter(Q(at__gt=after[0]) | Q(at=after[0], id__gt=after[1]))
    found = list(rows.order_by("at", "id")[: limit + 1])
    shown = found[:limit]
    return RowPage(shown, (shown[-1].at, shown[-1].id) if len(found) > limit else None)


def list_rows_of(case_id: UUID) -> list[Row]:
    return list(Row.objects.filter(case=case_id).order_by("position", "kind", "revision"))


def fill(row: Row) -> dict[str, str]:
    """Return the row as it is sent: with the identifiers that the table never holds."""
    body = {k: v for k, v in {**row.body, **row.overrides}.items() if v}
    if row.kind == Kind.APPLY:
        case = cases.get_case(row.case)
        for name, party in zip(SECRET, (case.party, case.agent), strict=True):
            if party is not None and name not in row.overrides:
                body[name] = number_of(party)
    return {name: value for name, value in body.items() if value}


def number_of(party: UUID) -> str:
    """Return the identifier in clear; empty when the party is not registered."""
    try:
        return parties.read_number(parties.get_party(party))
    except Refused:
        return ""
