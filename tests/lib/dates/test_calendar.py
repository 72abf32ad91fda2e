"""Working days, on the arrangements of twenty years."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yiwang.lib.dates import WorkCalendar, YearFile, published, statutory_days

MATERIAL = Path(__file__).resolve().parents[2] / "material" / "holidays-cn"
FILES = {int(path.stem): json.loads(path.read_text("utf-8")) for path in MATERIAL.glob("2*.json")}
OFF = {
    date.fromisoformat(day["date"]): day["isOffDay"]
    for file in FILES.values()
    for day in file["days"]
}
CALENDAR = WorkCalendar()
DAYS = st.dates(date(2004, 1, 1), date(2035, 12, 31))


@pytest.mark.proves("D03.2")
@pytest.mark.parametrize("year", sorted(year for year in FILES if FILES[year]["days"]))
def test_every_day_of_a_published_year_agrees_with_the_notice(year: int) -> None:
    days = [date(year, 1, 1) + timedelta(n) for n in range(366)]

    wrong = [
        day
        for day in days
        if day.year == year
        and CALENDAR.is_working(day) != (not OFF[day] if day in OFF else day.weekday() < 5)
    ]

    assert wrong == []


def test_the_package_knows_2004_to_2026() -> None:
    assert all(published(year) for year in range(2004, 2027))


def test_a_year_without_an_arrangement_has_the_statutory_days_off() -> None:
    off = [
        date(2027, 1, 1) + timedelta(n)
        for n in range(365)
        if (day := date(2027, 1, 1) + timedelta(n)).weekday() < 5 and not CALENDAR.is_working(day)
    ]

    assert FILES[2027]["days"] == []
    assert off == [
        date(2027, 1, 1),  # 元旦, Friday
        date(2027, 2, 5),  # 除夕, Friday; 初一 and 初二 are a weekend
        date(2027, 2, 8),  # 初三
        date(2027, 4, 5),  # 清明
        date(2027, 6, 9),  # 端午
        date(2027, 9, 15),  # 中秋
        date(2027, 10, 1),  # 国庆; 2 and 3 October are a weekend
    ]
    assert {date(2027, 5, 1), date(2027, 5, 2)} <= statutory_days(2027)


@pytest.mark.parametrize("year", [2025, 2026])
def test_the_statutory_days_lie_within_the_published_arrangement(year: int) -> None:
    file = published(year)

    assert file
    assert statutory_days(year) <= file.off


def test_the_nth_working_day_skips_holidays_and_counts_worked_weekends() -> None:
    due = CALENDAR.after(date(2026, 2, 12), 5)

    # 2026: 春节 15–23 February off, Saturdays 14 and 28 worked
    assert due.date == date(2026, 2, 26)
    assert (due.tentative, due.reason) == (False, "")


def test_a_date_that_reaches_an_unpublished_year_is_tentative_with_the_reason() -> None:
    certain = CALENDAR.after(date(2026, 12, 25), 4)
    tentative = CALENDAR.after(date(2026, 12, 25), 5)

    assert (certain.date, certain.tentative) == (date(2026, 12, 31), False)
    assert (tentative.date, tentative.tentative) == (date(2027, 1, 4), True)
    assert tentative.reason.startswith("2027 年节假日安排尚未公布")


def test_the_file_of_the_city_wins_and_makes_the_year_certain() -> None:
    own = YearFile(
        document="国办发明电〔2026〕1号",
        off=frozenset({date(2027, 1, 1), date(2027, 1, 4)}),
        work=frozenset({date(2027, 1, 2), date(2026, 12, 27)}),
    )
    calendar = WorkCalendar({2027: own})

    assert not calendar.is_working(date(2027, 1, 4))
    assert calendar.is_working(date(2027, 1, 2))
    assert calendar.is_working(date(2026, 12, 27))  # a bridge into the year before
    assert calendar.is_working(date(2027, 4, 5))  # what its file does not name is not off
    assert not calendar.after(date(2026, 12, 25), 5).tentative
    assert calendar.is_published(2027)


def test_zero_days_is_the_day_itself() -> None:
    assert CALENDAR.after(date(2026, 10, 1), 0).date == date(2026, 10, 1)


def test_negative_days_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="negative"):
        CALENDAR.after(date(2026, 10, 1), -1)


def test_calendar_days_are_never_tentative() -> None:
    due = CALENDAR.after_days(date(2026, 12, 30), 90)

    assert (due.date, due.tentative) == (date(2027, 3, 30), False)


@given(DAYS, st.integers(1, 80))
def test_counting_forth_and_back_agree(start: date, days: int) -> None:
    due = CALENDAR.after(start, days).date

    assert CALENDAR.is_working(due)
    assert CALENDAR.between(start, due) == days
    assert CALENDAR.between(due, start) == -days


@given(DAYS, st.integers(0, 40), st.integers(0, 40))
def test_counting_is_additive(start: date, first: int, second: int) -> None:
    in_two_steps = CALENDAR.after(CALENDAR.after(start, first).date, second).date

    assert CALENDAR.after(start, first + second).date == in_two_steps
