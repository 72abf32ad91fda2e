"""Date functions; weeks as ISO 8601 counts them."""

from datetime import date
from decimal import Decimal

from yiwang.lib.feel.functions.registry import Family
from yiwang.lib.feel.literals import adopt
from yiwang.lib.feel.members import weekday
from yiwang.lib.feel.scope import MOMENT
from yiwang.lib.feel.temporal import Date, DateTime, make_date, to_days

FAMILY = Family()
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def _day(moment: Date | DateTime) -> Date:
    return moment.date if isinstance(moment, DateTime) else moment


@FAMILY.add("now", "")
def now() -> object:
    """Return the moment that the caller gave; null without one."""
    return adopt(MOMENT.get())


@FAMILY.add("today", "")
def today() -> date | None:
    moment = MOMENT.get()
    return None if moment is None else moment.date()


@FAMILY.add("day of year", "date:d")
def day_of_year(moment: Date | DateTime) -> Decimal:
    return Decimal(_ordinal(_day(moment)))


def _ordinal(day: Date) -> int:
    first = make_date(day.year, 1, 1) or day
    return to_days(day) - to_days(first) + 1


@FAMILY.add("day of week", "date:d")
def day_of_week(moment: Date | DateTime) -> str:
    return DAYS[weekday(_day(moment)) - 1]


@FAMILY.add("month of year", "date:d")
def month_of_year(moment: Date | DateTime) -> str:
    return MONTHS[_day(moment).month - 1]


@FAMILY.add("week of year", "date:d")
def week_of_year(moment: Date | DateTime) -> Decimal:
    day = _day(moment)
    week = (_ordinal(day) - weekday(day) + 10) // 7
    if week < 1:
        return Decimal(_weeks(day.year - 1))
    return Decimal(1 if week > _weeks(day.year) else week)


def _weeks(year: int) -> int:
    """Return 53 for a year whose first day or last day is a Thursday."""
    ends = (make_date(year, 1, 1), make_date(year, 12, 31))
    return 53 if any(end is not None and weekday(end) == 4 for end in ends) else 52  # noqa: PLR2004
