"""What the audit administrator asks of the record."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from yiwang.kernel.records.models import Disclosure, Leaf, Record
from yiwang.kernel.records.queries.log import get_head

PAGE = 50
VERIFIED = "log.verified"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Filters of the record; an empty one does not filter. `event` may be a beginning: "case."."""

    since: datetime | None = None
    until: datetime | None = None  # exclusive
    actor: str = ""
    event: str = ""
    about_type: str = ""
    about_id: str = ""


def search_records(
    wanted: Wanted, *, before: int | None = None, limit: int = PAGE
) -> tuple[list[Record], int | None]:
    """Return a page of the record, newest first, and the cursor of the next page."""
    rows = Record.objects.order_by("-id")
    for name in ("actor", "about_type", "about_id"):
        if value := getattr(wanted, name):
            rows = rows.filter(**{name: value})
    if wanted.event.endswith("."):
        rows = rows.filter(event__startswith=wanted.event)
    elif wanted.event:
        rows = rows.filter(event=wanted.event)
    if wanted.since is not None:
        rows = rows.filter(at__gte=wanted.since)
    if wanted.until is not None:
        rows = rows.filter(at__lt=wanted.until)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = list(rows[: limit + 1])
    return found[:limit], found[limit - 1].pk if len(found) > limit else None


@dataclass(frozen=True, slots=True)
class Shown:
    """One person's data in one response, as the audit sees it: ids and names of fields."""

    id: int
    record: int
    actor: str
    organisation: str
    purpose: str
    party: UUID
    fields: tuple[str, ...]
    at: datetime


def list_looks(
    *, party: UUID | None = None, before: int | None = None, limit: int = PAGE
) -> tuple[list[Shown], int | None]:
    """Return who looked at whose data, newest first, and the cursor of the next page."""
    rows = Disclosure.objects.select_related("record").order_by("-id")
    if party is not None:
        rows = rows.filter(party=party)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = [
        Shown(
            id=row.pk,
            record=row.record_id,
            actor=row.record.actor,
            organisation=row.record.organisation,
            purpose=str(row.record.data["purpose"]),
            party=row.party,
            fields=tuple(row.fields),
            at=row.record.at,
        )
        for row in rows[: limit + 1]
    ]
    return found[:limit], found[limit - 1].id if len(found) > limit else None


@dataclass(frozen=True, slots=True)
class LogState:
    """How far the log is sealed, and the last time that it was recomputed."""

    size: int
    sealed_at: datetime | None
    note: str  # the signed head
    waiting: int
    verified: Record | None


def get_log_state() -> LogState:
    """Return the state of the sealed log; what waits is what came after the last sealed row."""
    head = get_head()
    last = head.last_record if head else 0
    return LogState(
        size=head.size if head else 0,
        sealed_at=head.at if head else None,
        note=head.note if head else "",
        waiting=Record.objects.filter(pk__gt=last).count(),
        verified=Record.objects.filter(event=VERIFIED).order_by("-id").first(),
    )


def get_place(record_id: int) -> int | None:
    """Return a record's place in the log; None while it is not sealed."""
    return Leaf.objects.filter(record_id=record_id).values_list("index", flat=True).first()


def read_record(record_id: int) -> Record | None:
    return Record.objects.filter(pk=record_id).first()


def list_events() -> list[str]:
    """Return the kinds of events that happened, by name: a walk over the index, not over rows."""
    found: list[str] = []
    last = ""
    while (row := Record.objects.filter(event__gt=last).order_by("event").first()) is not None:
        last = row.event
        found.append(last)
    return found
