"""Declared indicators, their figures, and what they are computed from."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any
from uuid import UUID

from yiwang.cockpit.indicators import engine
from yiwang.cockpit.indicators.models import Value
from yiwang.cockpit.indicators.types import SEE, Declared, Figure, Part
from yiwang.declarations.shapes import Count, Indicator, Parameter, Word
from yiwang.kernel.cases import queries as cases
from yiwang.kernel.cases.types import SEE as SEE_CASES
from yiwang.kernel.city.queries import get_city, get_current, get_release, list_current
from yiwang.kernel.registers import queries as registers
from yiwang.lib.actor import Actor
from yiwang.lib.refused import Refused

DAYS = 90  # of trend
WEEK = 7
Parts = dict[str, Part]


@lru_cache(maxsize=512)
def read_indicator(digest: str) -> Declared:
    release = get_release(digest)
    body: Any = release.body
    return Declared(
        key=release.key,
        hash=digest,
        pack=body["pack"],
        shape=Indicator.model_validate(body["indicator"]),
        words={k: Word.model_validate(v) for k, v in body["words"].items()},
        parameters={k: Parameter.model_validate(v) for k, v in body["parameters"].items()},
    )


def list_indicators() -> list[Declared]:
    """Return every indicator in force, by key."""
    return [read_indicator(r.hash) for r in list_current("indicator")]


def get_indicator(key: str) -> Declared:
    release = get_current(key)
    if release.kind != "indicator":
        raise Refused("not-published", f"没有已发布的指标“{key}”。", status=404)
    return read_indicator(release.hash)


def compute(declared: Declared, *, day: date) -> Parts:
    """Compute an indicator for each organisation, as of the end of a day.

    What was decided later does not count yet, so that a past day can be computed at any time;
    register rows are those in force on the day, as they are believed now.
    """
    shape = declared.shape
    if shape.count.cases is None:
        return _of_register(declared, shape.count, day=day)
    counted = cases.count_cases(wanted(declared, shape.count, day=day))
    for organisation in _organs(declared, shape.count):
        counted.setdefault(organisation, cases.Tally())
    if shape.measure is not None:
        return {o: Part(Decimal(t.days), Decimal(t.count)) for o, t in counted.items()}
    if shape.of is None:
        return {o: Part(Decimal(t.count)) for o, t in counted.items()}
    below = _denominators(declared, shape.of, day=day)
    return {o: Part(Decimal(t.count), d) for o, t in counted.items() if (d := below(o)) is not None}


def _organs(declared: Declared, count: Count) -> Collection[str]:
    """The organ that acts on the item now, so that no case is shown as 0."""
    body: Any = get_current(f"{declared.pack['id']}/{count.cases}").body
    return [body["service"]["organ"]["organisation"]]


def _denominators(declared: Declared, of: Count, *, day: date) -> Any:
    if of.register_ is not None:
        rows = _rows(declared, of, day=day)
        return lambda _: rows
    found = cases.count_cases(wanted(declared, of, day=day))
    return lambda organisation: Decimal(found.get(organisation, cases.Tally()).count)


def _of_register(declared: Declared, count: Count, *, day: date) -> Parts:
    """A count of rows is the figure of who keeps the register."""
    rows = _rows(declared, count, day=day)
    if rows is None or count.register_ is None:
        return {}
    below = _rows(declared, declared.shape.of, day=day) if declared.shape.of else None
    return {registers.get_data(count.register_).owner: Part(rows, below)}


def _rows(declared: Declared, count: Count, *, day: date) -> Decimal | None:
    if count.register_ is None:
        return None
    given = {**declared.parameters_on(day), "办理日期": day}
    rows = registers.count_rows(count.register_, on=day, where=count.where or "", given=given)
    return None if rows is None else Decimal(rows)


def wanted(declared: Declared, count: Count, *, day: date) -> cases.Wanted:
    """Say which cases a count means, as of the end of a day in the city's zone."""
    zone, shape = get_city().zone, declared.shape
    span = None
    if shape.measure is not None:
        span = cases.Span(shape.from_, shape.to, working=shape.measure == "working-days")
    return cases.Wanted(
        key=f"{declared.pack['id']}/{count.cases}",
        before=datetime.combine(day + timedelta(days=1), time(), zone),
        outcome=count.outcome or "",
        where=count.where or "",
        words=declared.words,
        given=declared.parameters_on(day),
        span=span,
    )


def list_figures(actor: Actor, *, today: date, key: str = "") -> list[Figure]:
    """Return the figures of the actor's organisations, those of one indicator or of all.

    Two queries whatever the number of indicators.
    """
    rows = Value.objects.filter(
        organisation__in=actor.organisations(SEE),
        day__gt=today - timedelta(days=DAYS),
        replaced_at=None,
    )
    if key:
        rows = rows.filter(indicator=key)
    by: dict[str, dict[date, Parts]] = defaultdict(lambda: defaultdict(dict))
    for row in rows.order_by("indicator", "day", "organisation"):
        by[row.indicator][row.day][row.organisation] = Part(row.numerator, row.denominator)
    declared = [get_indicator(key)] if key else list_indicators()
    return [_figure(d, by[d.key]) for d in declared if d.key in by]


def _figure(declared: Declared, days: dict[date, Parts]) -> Figure:
    totals = {day: engine.total(parts.values(), declared) for day, parts in days.items()}
    valued = {day: engine.value(total, declared) for day, total in totals.items()}
    last = max(days)
    return Figure(
        declared=declared,
        value=valued[last],
        part=totals[last],
        day=last,
        trend=tuple((day, v) for day, v in sorted(valued.items()) if v is not None),
        before=valued.get(last - timedelta(days=WEEK)),
        by_organisation=tuple(sorted(days[last].items())),
    )


def list_in_force(*, key: str, day: date) -> dict[str, Value]:
    """Return the stored values of a day, by organisation."""
    rows = Value.objects.filter(indicator=key, day=day, replaced_at=None).order_by("organisation")
    return {row.organisation: row for row in rows}


def list_days(*, key: str, since: date) -> set[date]:
    rows = Value.objects.filter(indicator=key, day__gte=since, replaced_at=None)
    return set(rows.order_by("day").values_list("day", flat=True).distinct())


def list_cases(
    actor: Actor, declared: Declared, *, day: date, after: tuple[datetime, UUID] | None = None
) -> cases.CasePage:
    """Return the cases behind a figure: of organisations whose figures and cases one may see."""
    if declared.shape.count.cases is None:
        return cases.CasePage([], None)
    organisations = actor.organisations(SEE) & actor.organisations(SEE_CASES)
    return cases.list_counted(
        wanted(declared, declared.shape.count, day=day),
        organisations=sorted(organisations),
        after=after,
    )
