"""Where the days off of a year come from: an arrangement, or the statutory days alone."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from chinese_calendar import constants

SOURCE = "国务院办公厅关于部分节假日安排的通知（chinesecalendar）"
SOLAR = ((1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3))

# 正月初一, 清明, 端午 (五月初五) and 中秋 (八月十五) as month-day. Computed by GB/T 33661-2017;
# the packages borax 4.1.3 and lunar-python 1.4.8 agree on every one.
LUNAR = {
    2025: ("01-29", "04-04", "05-31", "10-06"),
    2026: ("02-17", "04-05", "06-19", "09-25"),
    2027: ("02-06", "04-05", "06-09", "09-15"),
    2028: ("01-26", "04-04", "05-28", "10-03"),
    2029: ("02-13", "04-04", "06-16", "09-22"),
    2030: ("02-03", "04-05", "06-05", "09-12"),
    2031: ("01-23", "04-05", "06-24", "10-01"),
    2032: ("02-11", "04-04", "06-12", "09-19"),
    2033: ("01-31", "04-04", "06-01", "09-08"),
    2034: ("02-19", "04-05", "06-20", "09-27"),
    2035: ("02-08", "04-05", "06-10", "09-16"),
    2036: ("01-28", "04-04", "05-30", "10-04"),
    2037: ("02-15", "04-04", "06-18", "09-24"),
    2038: ("02-04", "04-05", "06-07", "09-13"),
    2039: ("01-24", "04-05", "05-27", "10-02"),
    2040: ("02-12", "04-04", "06-14", "09-20"),
    2041: ("02-01", "04-04", "06-03", "09-10"),
    2042: ("01-22", "04-04", "06-22", "09-28"),
    2043: ("02-10", "04-05", "06-11", "09-17"),
    2044: ("01-30", "04-04", "05-31", "10-05"),
    2045: ("02-17", "04-04", "06-19", "09-25"),
    2046: ("02-06", "04-04", "06-08", "09-15"),
    2047: ("01-26", "04-05", "05-29", "10-04"),
    2048: ("02-14", "04-04", "06-15", "09-22"),
    2049: ("02-02", "04-04", "06-04", "09-11"),
    2050: ("01-23", "04-04", "06-23", "09-30"),
}


@dataclass(frozen=True, slots=True)
class YearFile:
    """The arrangement of one year: days off, and weekend days worked instead (调休)."""

    document: str
    off: frozenset[date]
    work: frozenset[date] = frozenset()


@cache
def published(year: int) -> YearFile | None:
    """Return the State Council's arrangement as the package knows it, None when it does not."""
    if date(year, 10, 1) not in constants.holidays:
        return None
    return YearFile(
        document=SOURCE,
        off=frozenset(day for day in constants.holidays if day.year == year),
        work=frozenset(day for day in constants.workdays if day.year == year),
    )


def statutory_days(year: int) -> frozenset[date]:
    """Return the fixed statutory days of a year.

    《全国年节及纪念日放假办法》(国务院令第795号, in force 2025-01-01) art. 2: 元旦 1 day, 春节 除夕
    and the first three days, 清明 1, 劳动节 2, 端午 1, 中秋 1, 国庆 3. Outside the table of lunar
    dates only those of the solar calendar.
    """
    days = {date(year, month, day) for month, day in SOLAR}
    if year in LUNAR:
        spring, *others = (date.fromisoformat(f"{year}-{text}") for text in LUNAR[year])
        days |= {spring + timedelta(shift) for shift in range(-1, 3)}
        days.update(others)
    return frozenset(days)
