"""Dates, times and durations as ISO 8601 text, both ways of a `@"…"` literal."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from yiwang.lib.feel.temporal import (
    DAY,
    MONTHS,
    SECOND,
    Date,
    DateTime,
    Months,
    Period,
    Time,
    Zone,
    make_date,
    to_days,
    zone_info,
)

DATE = re.compile(r"(-?(?:[1-9]\d{4,8}|\d{4}))-(\d{2})-(\d{2})", re.ASCII)
CLOCK = re.compile(
    r"(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,}))?"
    r"(?:(Z|z)|([+-])(\d{2}):(\d{2})(?::(\d{2}))?|@(\w[\w+/-]*))?",
    re.ASCII,
)
DURATION = re.compile(
    r"(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{0,9}))?S)?)?",
    re.ASCII,
)
MIDNIGHT = 24
MAX_OFFSET = 18 * 3600


def parse_date(text: str) -> Date | None:
    found = DATE.fullmatch(text)
    return make_date(int(found[1]), int(found[2]), int(found[3])) if found else None


def parse_time(text: str) -> Time | None:
    found = CLOCK.fullmatch(text)
    return None if found is None else _clock(found)


def parse_date_time(text: str) -> DateTime | None:
    """Read a date and time; a date alone is its midnight, 24:00:00 the next one."""
    head, _, tail = text.partition("T")
    day = parse_date(head)
    clock = parse_time(tail) if "T" in text else Time(0)
    if day is None or clock is None:
        return None
    late = tail.startswith("24:")
    return DateTime(to_days(day) + late, clock.nanos, clock.zone)


def _clock(found: re.Match[str]) -> Time | None:
    hour, minute, second = int(found[1]), int(found[2]), int(found[3])
    nanos = int((found[4] or "0")[:9].ljust(9, "0"))
    if hour == MIDNIGHT and minute == second == nanos == 0:
        hour = 0
    zone = _zone(found)
    if hour >= MIDNIGHT or minute > 59 or second > 59 or zone is False:  # noqa: PLR2004
        return None
    return Time((hour * 3600 + minute * 60 + second) * SECOND + nanos, zone)


def _zone(found: re.Match[str]) -> Zone | bool:
    """Return the zone of a time, None for local time, False for one that does not exist."""
    if found[5]:
        return 0
    if found[6]:
        offset = int(found[7]) * 3600 + int(found[8]) * 60 + int(found[9] or 0)
        good = offset <= MAX_OFFSET and int(found[8]) < 60  # noqa: PLR2004
        return good and (-offset if found[6] == "-" else offset)
    name: str | None = found[10]
    return name if name is None or zone_info(name) else False


def parse_duration(text: str) -> Months | Period | None:
    """Read P1Y2M or P1DT2H3M4.5S; a mixture of both is no FEEL duration."""
    found = DURATION.fullmatch(text)
    if found is None or not text[-1].isalpha() or text[-1] in "PT":
        return None
    sign = -1 if found[1] else 1
    years, months, days, hours, minutes, seconds = (
        int(found[part]) if found[part] else 0 for part in range(2, 8)
    )
    if found[2] or found[3]:
        mixed = any(found[part] for part in range(4, 9))
        return None if mixed else Months(sign * (years * MONTHS + months))
    nanos = int((found[8] or "0").ljust(9, "0"))
    return Period(sign * (days * DAY + (hours * 3600 + minutes * 60 + seconds) * SECOND + nanos))


def parse_literal(text: str) -> object:
    """Read what stands behind `@`; None when it is no date, time or duration."""
    if "P" in text[:2]:
        return parse_duration(text)
    if "T" in text and DATE.match(text):
        return parse_date_time(text)
    return parse_date(text) or parse_time(text)


def adopt(value: object) -> object:  # noqa: PLR0911 - one per kind
    """Return a Python value as FEEL knows it: int as Decimal, datetime as DateTime …"""
    match value:
        case None | bool() | str() | Decimal():
            return value
        case int() | float():
            return Decimal(str(value))
        case datetime():
            return _moment(value)
        case list() | tuple() | set() | frozenset():
            return [adopt(item) for item in value]
        case dict():
            return {str(key): adopt(item) for key, item in value.items()}
        case _:
            return _adopt_clock(value)


def _adopt_clock(value: object) -> object:
    match value:
        case time():
            return Time(
                _nanos(value), None if value.tzinfo is None else _seconds(value.utcoffset())
            )
        case timedelta():
            return Period(
                (value.days * 86_400 + value.seconds) * SECOND + value.microseconds * 1000
            )
        case _:
            return value


def _moment(value: datetime) -> DateTime:
    zone: Zone = getattr(value.tzinfo, "key", None)
    if zone is None and value.tzinfo is not None:
        zone = _seconds(value.utcoffset())
    return DateTime(to_days(date(value.year, value.month, value.day)), _nanos(value), zone)


def _nanos(value: time | datetime) -> int:
    seconds = value.hour * 3600 + value.minute * 60 + value.second
    return seconds * SECOND + value.microsecond * 1000


def _seconds(offset: timedelta | None) -> int:
    return int((offset or timedelta()).total_seconds())
