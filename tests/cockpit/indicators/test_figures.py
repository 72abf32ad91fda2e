"""Figures are computed from cases, as of a day, and kept with what they were."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import ProgrammingError, connection, transaction

from tests.cockpit.indicators.conftest import DECLARED, ELSEWHERE, HEAD, publish
from tests.making import BUREAU, NOON, open_case
from yiwang.cockpit.indicators import actions, queries
from yiwang.cockpit.indicators.models import Value
from yiwang.kernel.access.actions import set_actor
from yiwang.kernel.cases.models import Case
from yiwang.lib.actor import Actor, system
from yiwang.lib.refused import Refused

HOUSE = system("indicators")
DAY = NOON.date()
LATER = NOON + timedelta(days=7)


def figures(day: date, actor: Actor = HEAD) -> dict[str, Decimal | None]:
    found = queries.list_figures(actor, today=day)
    return {f.declared.key.removeprefix("shops/"): f.value for f in found}


@pytest.mark.usefixtures("four_cases")
def test_counts_rates_and_averages_are_those_of_the_cases() -> None:
    actions.compute(day=LATER.date(), actor=HOUSE, at=LATER)

    assert figures(LATER.date()) == {
        "granted": 2,
        "inspected": Decimal("25.0"),  # one of four; the fourth is not accepted, so not judged yet
        "large": 1,
        "days": Decimal("2.5"),  # 1 and 4 working days from Monday
    }


@pytest.mark.usefixtures("four_cases")
def test_a_past_day_does_not_know_what_was_decided_later() -> None:
    for day in (DAY, DAY + timedelta(days=1), DAY + timedelta(days=4)):
        actions.compute(day=day, actor=HOUSE, at=LATER)

    found = queries.list_figures(HEAD, today=LATER.date(), key="shops/granted")
    assert [v for _, v in found[0].trend] == [0, 1, 2]


@pytest.mark.usefixtures("four_cases")
def test_the_trend_begins_before_the_first_day() -> None:
    actions.backfill(today=LATER.date(), actor=HOUSE, at=LATER)
    actions.compute(day=LATER.date(), actor=HOUSE, at=LATER)

    found = queries.list_figures(HEAD, today=LATER.date(), key="shops/granted")[0]
    assert len(found.trend) == actions.BACK + 1
    assert found.before == 0


def test_a_figure_that_changed_keeps_what_it_was() -> None:
    actions.compute(day=DAY, actor=HOUSE, at=NOON)
    first = queries.list_in_force(key="shops/inspected", day=DAY)
    open_case()

    assert actions.compute(day=DAY, actor=HOUSE, at=LATER) == 1
    assert actions.compute(day=DAY, actor=HOUSE, at=LATER) == 0
    assert first[BUREAU].denominator == 0
    rows = Value.objects.filter(indicator="shops/inspected").order_by("known_at")
    assert [(r.denominator, r.replaced_at) for r in rows] == [(0, LATER), (1, None)]


def test_without_cases_a_count_is_zero_and_a_rate_is_unknown() -> None:
    actions.compute(day=DAY, actor=HOUSE, at=NOON)

    assert figures(DAY) == {"granted": 0, "inspected": None, "large": 0, "days": None}


@pytest.mark.usefixtures("four_cases")
def test_each_sees_the_figures_of_their_own_organisations() -> None:
    actions.compute(day=LATER.date(), actor=HOUSE, at=LATER)

    assert figures(LATER.date(), ELSEWHERE) == {}
    set_actor(ELSEWHERE)
    assert Value.objects.count() == 0
    set_actor(HEAD)
    assert Value.objects.count() == len(DECLARED)


@pytest.mark.usefixtures("four_cases")
def test_an_official_may_ask_for_figures_but_never_writes_one() -> None:
    set_actor(HEAD)

    assert actions.refresh(actor=HEAD, at=LATER) == len(DECLARED)
    with pytest.raises(Refused, match="不能填写"):
        actions.compute(day=DAY, actor=HEAD, at=LATER)
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE cockpit_indicators_value SET numerator = 99")


def test_the_cases_behind_a_figure_are_those_it_counted(four_cases: list[Case]) -> None:
    found = {}
    for declared in queries.list_indicators():
        page = queries.list_cases(HEAD, declared, day=LATER.date())
        found[declared.key.removeprefix("shops/")] = {four_cases.index(c) for c in page.cases}

    assert found == {"granted": {0, 1}, "inspected": {2}, "large": {2}, "days": {0, 1}}
    declared = queries.get_indicator("shops/granted")
    assert queries.list_cases(ELSEWHERE, declared, day=LATER.date()).cases == []


def test_the_cases_behind_a_figure_are_paged() -> None:
    made = {open_case(area="70").pk for _ in range(30)}
    declared = queries.get_indicator("shops/large")

    first = queries.list_cases(HEAD, declared, day=DAY)
    second = queries.list_cases(HEAD, declared, day=DAY, after=first.after)

    assert (len(first.cases), len(second.cases), second.after) == (25, 5, None)
    assert {c.pk for c in [*first.cases, *second.cases]} == made


def test_a_new_definition_supersedes_the_figure_of_the_day() -> None:
    actions.compute(day=DAY, actor=HOUSE, at=NOON)

    publish(granted={**DECLARED["granted"], "title": "准予的件数"})

    assert actions.compute(day=DAY, actor=HOUSE, at=LATER) == 1
