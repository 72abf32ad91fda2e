"""How many cases, whose, and how long they took; and the cases behind such a figure.

A condition is FEEL and stays FEEL: the database groups cases by the few words that the condition
uses, and the condition is evaluated once for each distinct combination. The result is exact
whatever the condition says, and a million cases cost one pass over the table.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from django.db import connection
from psycopg import sql

from yiwang.declarations.shapes.pack import Word
from yiwang.kernel.cases.models import Case
from yiwang.kernel.cases.queries.lists import LAST, PAGE, CasePage
from yiwang.kernel.cases.types import Channel
from yiwang.kernel.city.queries import get_city
from yiwang.kernel.forms.engine import as_feel
from yiwang.lib import feel

Moment = Literal["received", "accepted", "decided", "closed"]


@dataclass(frozen=True)
class Span:
    """A duration between two moments of a case, in working days or in days."""

    start: Moment
    end: Moment
    working: bool


@dataclass(frozen=True)
class Wanted:
    """Which cases of an item count, as things stood just before `before`."""

    key: str  # "<pack>/<service>"
    before: datetime
    outcome: str = ""
    where: str = ""
    words: Mapping[str, Word] = field(default_factory=dict)  # types of the words of `where`
    given: Mapping[str, object] = field(default_factory=dict)  # policy numbers by title
    span: Span | None = None


@dataclass(frozen=True)
class Tally:
    count: int = 0
    days: int = 0  # the sum of the durations, when a span is asked for

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.count + other.count, self.days + other.days)


ENDED = "coalesce(decided_at, closed_at)"
OWN = {  # words that every case has of itself
    "渠道": "to_jsonb(channel)",
    "区划": "to_jsonb(region)",
    "办理日期": "to_jsonb((received_at AT TIME ZONE %(zone)s)::date)",
    "申请日期": "to_jsonb((received_at AT TIME ZONE %(zone)s)::date)",
}
STORED = """CASE WHEN cells #>> array[{word}, 'status'] = 'found'
THEN cells #> array[{word}, 'value'] ELSE answers -> {word} END"""
GROUPED = """
SELECT organisation, {facts}, {start}, {end}, count(*) FROM kernel_cases_case
WHERE {condition} GROUP BY 1, 2, 3, 4
"""
LISTED = """
SELECT found.id FROM unnest(%(organisations)s::text[]) AS mine(organisation)
CROSS JOIN LATERAL (
  SELECT id, received_at FROM kernel_cases_case
  WHERE organisation = mine.organisation AND (received_at, id) < (%(at)s, %(id)s) AND {condition}
  ORDER BY received_at DESC, id DESC LIMIT %(limit)s
) found ORDER BY found.received_at DESC, found.id DESC LIMIT %(limit)s
"""


def count_cases(wanted: Wanted) -> dict[str, Tally]:
    """Return the tally of each organisation that ever had a case of the item; zeros are told."""
    found: dict[str, Tally] = dict.fromkeys(_organisations(wanted), Tally())
    calendar = get_city().calendar
    for organisation, facts, start, end, count in _groups(wanted):
        if not _holds(wanted, facts):
            continue
        days = 0
        if wanted.span is not None:
            working = wanted.span.working
            days = calendar.between(start, end) if working else (end - start).days
        found[organisation] = found.get(organisation, Tally()) + Tally(count, days * count)
    return found


def list_counted(
    wanted: Wanted,
    *,
    organisations: Sequence[str],
    after: tuple[datetime, UUID] | None = None,
    limit: int = PAGE,
) -> CasePage:
    """Return the counted cases of these organisations, newest first."""
    at, last = after or LAST
    condition, values = _condition(wanted)
    if wanted.where:
        held = {facts for _, facts, *_ in _groups(wanted) if _holds(wanted, facts)}
        condition += sql.SQL(" AND {} = ANY(%(held)s::jsonb[])").format(_facts(_words(wanted)))
        values["held"] = sorted(held)
    values |= {"organisations": sorted(organisations), "at": at, "id": last, "limit": limit + 1}
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(LISTED).format(condition=condition).as_string(None), values)
        ids = [row[0] for row in cursor.fetchall()]
    rows = Case.objects.in_bulk(ids[:limit])
    cases = [rows[i] for i in ids[:limit] if i in rows]
    more = len(ids) > limit and cases
    return CasePage(cases, (cases[-1].received_at, cases[-1].id) if more else None)


def _organisations(wanted: Wanted) -> list[str]:
    rows = Case.objects.filter(key=wanted.key, received_at__lt=wanted.before)
    return list(rows.order_by("organisation").values_list("organisation", flat=True).distinct())


def _groups(wanted: Wanted) -> Iterator[tuple[str, str, date, date, int]]:
    """Yield organisation, the words' values as JSON text, both ends of the span, cases."""
    condition, values = _condition(wanted)
    query = sql.SQL(GROUPED).format(
        facts=_facts(_words(wanted)),
        start=_day(wanted.span.start if wanted.span else None),
        end=_day(wanted.span.end if wanted.span else None),
        condition=condition,
    )
    with connection.cursor() as cursor:
        cursor.execute(query.as_string(None), values)
        yield from cursor.fetchall()


def _condition(wanted: Wanted) -> tuple[sql.Composed, dict[str, Any]]:
    parts = [sql.SQL("key = %(key)s AND received_at < %(before)s")]
    if wanted.outcome:
        parts.append(sql.SQL(f"outcome = %(outcome)s AND {ENDED} < %(before)s"))
    if wanted.span is not None:
        ends = (wanted.span.start, wanted.span.end)
        parts.extend(sql.SQL(f"{moment}_at < %(before)s") for moment in ends)
    values = {
        "key": wanted.key,
        "before": wanted.before,
        "outcome": wanted.outcome,
        "zone": get_city().city.timezone,
    }
    return sql.SQL(" AND ").join(parts), values


def _day(moment: Moment | None) -> sql.SQL:
    """Return the legal day of a moment in the city's zone."""
    text = f"({moment}_at AT TIME ZONE %(zone)s)::date" if moment else "NULL::date"
    return sql.SQL(text)


def _words(wanted: Wanted) -> list[str]:
    """Return the words of the condition that a case itself answers, sorted."""
    return sorted(_read(wanted).names - wanted.given.keys()) if wanted.where else []


def _read(wanted: Wanted) -> feel.Expression:
    return feel.parse(wanted.where, {*wanted.words, *wanted.given, *OWN})


def _facts(words: Sequence[str]) -> sql.Composable:
    """Return an array of the values of words, as the case keeps them."""
    parts = [
        sql.SQL(OWN[w]) if w in OWN else sql.SQL(STORED).format(word=sql.Literal(w)) for w in words
    ]
    return sql.SQL("jsonb_build_array({})").format(sql.SQL(", ").join(parts))


def _holds(wanted: Wanted, facts: str) -> bool:
    if not wanted.where:
        return True
    values = dict(zip(_words(wanted), json.loads(facts), strict=True))
    if "渠道" in values:
        values["渠道"] = Channel(values["渠道"]).label
    context = as_feel({**DATES, **wanted.words}, {**wanted.given, **values})
    return _read(wanted).evaluate(context) is True


DATES = {w: Word(type="date", source="case") for w in ("办理日期", "申请日期")}
