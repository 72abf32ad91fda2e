"""Lists are merged from one index range per visible organisation, never filtered from all rows."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from yiwang.kernel.cases.models import Case, Task
from yiwang.kernel.cases.types import SEE, TASK_DEEDS, State
from yiwang.lib.actor import Actor

PAGE = 25
SHORTEST = 12  # figures of a number that may be searched for
TODO = """
SELECT found.id FROM unnest(%(organisations)s::text[], %(deeds)s::text[]) AS mine(organisation, deed)
CROSS JOIN LATERAL (
  SELECT id, due FROM kernel_cases_task
  WHERE organisation = mine.organisation AND role = ANY(%(roles)s) AND deed = mine.deed
    AND state = 'open' AND (due, id) > (%(due)s, %(id)s)
  ORDER BY due, id LIMIT %(limit)s
) found ORDER BY found.due, found.id LIMIT %(limit)s
"""
COUNT = """
SELECT mine.deed, count(*) FROM unnest(%(organisations)s::text[], %(deeds)s::text[]) AS mine(organisation, deed)
JOIN kernel_cases_task task ON task.organisation = mine.organisation AND task.deed = mine.deed
WHERE task.role = ANY(%(roles)s) AND task.state = 'open' GROUP BY mine.deed
"""
OFFICE = """
SELECT found.id FROM unnest(%(organisations)s::text[]) AS mine(organisation)
CROSS JOIN LATERAL (
  SELECT id, received_at FROM kernel_cases_case
  WHERE organisation = mine.organisation AND (received_at, id) < (%(at)s, %(id)s)
  ORDER BY received_at DESC, id DESC LIMIT %(limit)s
) found ORDER BY found.received_at DESC, found.id DESC LIMIT %(limit)s
"""
FIRST = (date.min, UUID(int=0))
LAST = (datetime(9999, 1, 1, tzinfo=UTC), UUID(int=2**128 - 1))


@dataclass(frozen=True)
class TodoPage:
    tasks: Sequence[Task]
    after: tuple[date, UUID] | None  # the cursor of the next page


@dataclass(frozen=True)
class CasePage:
    cases: Sequence[Case]
    after: tuple[datetime, UUID] | None


def _mine(actor: Actor) -> dict[str, Any]:
    pairs = sorted(
        (organisation, deed)
        for deed, known in TASK_DEEDS.items()
        for organisation in actor.organisations(known.grant)
    )
    return {
        "organisations": [o for o, _ in pairs],
        "deeds": [str(d) for _, d in pairs],
        "roles": sorted(actor.roles),
    }


def _ids(sql: str, parameters: dict[str, Any]) -> list[UUID]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return [row[0] for row in cursor.fetchall()]


def list_todo(
    actor: Actor, *, after: tuple[date, UUID] | None = None, deed: str = "", limit: int = PAGE
) -> TodoPage:
    """Return what waits for this official, whatever the network, most urgent first."""
    due, last = after or FIRST
    mine = _mine(actor)
    if deed:
        pairs = [
            (o, d) for o, d in zip(mine["organisations"], mine["deeds"], strict=True) if d == deed
        ]
        mine |= {"organisations": [o for o, _ in pairs], "deeds": [d for _, d in pairs]}
    ids = _ids(TODO, {**mine, "due": due, "id": last, "limit": limit + 1})
    known = Task.objects.select_related("case").prefetch_related("assignments")
    rows = known.in_bulk(ids[:limit])
    tasks = [rows[i] for i in ids[:limit] if i in rows]
    more = len(ids) > limit and tasks
    return TodoPage(tasks, (tasks[-1].due, tasks[-1].id) if more else None)


def count_todo(actor: Actor) -> dict[str, int]:
    """Return how many tasks wait, by deed."""
    with connection.cursor() as cursor:
        cursor.execute(COUNT, _mine(actor))
        return dict(cursor.fetchall())


def list_office_cases(
    actor: Actor, *, after: tuple[datetime, UUID] | None = None, limit: int = PAGE
) -> CasePage:
    """Return the cases of every organisation in which the actor may see cases, newest first."""
    at, last = after or LAST
    ids = _ids(
        OFFICE,
        {
            "organisations": sorted(actor.organisations(SEE)),
            "at": at,
            "id": last,
            "limit": limit + 1,
        },
    )
    rows = Case.objects.in_bulk(ids[:limit])
    return _page([rows[i] for i in ids[:limit] if i in rows], more=len(ids) > limit)


def list_received(
    organisation: str, *, after: tuple[datetime, UUID] | None = None, limit: int = PAGE
) -> CasePage:
    """Return what the window of an organisation took in, for whichever organ, newest first."""
    rows = Case.objects.filter(received_by=organisation).order_by("-received_at", "-id")
    return _slice(rows, after=after, limit=limit)


def list_cases_of(
    parties: Collection[UUID],
    *,
    errands: Collection[tuple[UUID, str]] = (),
    after: tuple[datetime, UUID] | None = None,
    limit: int = PAGE,
) -> CasePage:
    """Return the cases of these parties, and of others in these (party, item), newest first."""
    wanted = Q(party__in=parties)
    for party, item in errands:
        wanted |= Q(party=party, key=item)
    rows = Case.objects.filter(wanted).order_by("-received_at", "-id")
    return _slice(rows, after=after, limit=limit)


def _slice(rows: QuerySet[Case], *, after: tuple[datetime, UUID] | None, limit: int) -> CasePage:
    if after is not None:
        rows = rows.filter(Q(received_at__lt=after[0]) | Q(received_at=after[0], id__lt=after[1]))
    found = list(rows[: limit + 1])
    return _page(found[:limit], more=len(found) > limit)


def _page(cases: list[Case], *, more: bool) -> CasePage:
    return CasePage(cases, (cases[-1].received_at, cases[-1].id) if more and cases else None)


def list_tentative() -> list[UUID]:
    """Return the running cases whose dates rest on an arrangement not published yet."""
    rows = Case.objects.filter(tentative=True).exclude(state=State.CLOSED).order_by("id")
    return list(rows.values_list("id", flat=True))


def find_office_case(actor: Actor, *, text: str) -> Case | None:
    """Find one case of the actor's offices by its number, or the last figures of it."""
    wanted = text.strip().upper()
    if len(wanted) < SHORTEST:
        return None
    rows = Case.objects.filter(organisation__in=actor.organisations(SEE))
    return rows.filter(number__endswith=wanted).order_by("-received_at").first()
