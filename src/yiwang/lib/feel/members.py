"""What stands behind the dot: entries of a context, parts of a date, ends of a range."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import TypeVar

from yiwang.lib.feel.kinds import Range, kind
from yiwang.lib.feel.temporal import (
    DAY,
    MONTHS,
    SECOND,
    Date,
    DateTime,
    FarDate,
    Months,
    Period,
    Time,
    offset_of,
    to_days,
)

Part = TypeVar("Part")


def member(value: object, name: str) -> object:
    """Return a member; of a list, that of each item; null when there is none."""
    if isinstance(value, dict):
        return value.get(name)
    if isinstance(value, list):
        return [member(item, name) for item in value]
    reader = PARTS.get(kind(value), {}).get(name)
    return None if reader is None else reader(value)


def weekday(day: Date) -> int:
    """Return 1 for Monday to 7 for Sunday."""
    return (to_days(day) + 3) % 7 + 1


def _whole(nanos: int, unit: int, cycle: int) -> Decimal:
    """Return how many whole units a duration shows, with its sign."""
    shown = abs(nanos) // unit % cycle
    return Decimal(-shown if nanos < 0 else shown)


def _sure(value: object, expected: type[Part]) -> Part:
    if not isinstance(value, expected):
        raise TypeError(value)
    return value


def _day(value: object) -> Date:
    day = value.date if isinstance(value, DateTime) else value
    return day if isinstance(day, FarDate) else _sure(day, date)


def _clock(value: object) -> Time:
    return value.time if isinstance(value, DateTime) else _sure(value, Time)


def _period(value: object) -> int:
    return _sure(value, Period).nanos


def _months(value: object) -> int:
    return _sure(value, Months).months


def _range(value: object) -> Range:
    return _sure(value, Range)


def _offset(value: object) -> Period | None:
    zone = _clock(value).zone
    if zone is None:
        return None
    local = value.days * DAY + value.nanos if isinstance(value, DateTime) else 0
    return Period(offset_of(zone, local) * SECOND)


def _zone_name(value: object) -> str | None:
    zone = _clock(value).zone
    return zone if isinstance(zone, str) else None


Parts = Mapping[str, Callable[[object], object]]
DAYS: Parts = {
    "year": lambda value: Decimal(_day(value).year),
    "month": lambda value: Decimal(_day(value).month),
    "day": lambda value: Decimal(_day(value).day),
    "weekday": lambda value: Decimal(weekday(_day(value))),
}
CLOCKS: Parts = {
    "hour": lambda value: Decimal(_clock(value).nanos // (3600 * SECOND)),
    "minute": lambda value: Decimal(_clock(value).nanos // (60 * SECOND) % 60),
    "second": lambda value: Decimal(_clock(value).nanos % (60 * SECOND)) / SECOND,
    "time offset": _offset,
    "timezone": _zone_name,
}
PARTS: Mapping[str, Parts] = {
    "date": DAYS,
    "time": CLOCKS,
    "date and time": {**DAYS, **CLOCKS},
    "years and months duration": {
        "years": lambda value: _whole(_months(value), MONTHS, 10**12),
        "months": lambda value: _whole(_months(value), 1, MONTHS),
    },
    "days and time duration": {
        "days": lambda value: _whole(_period(value), DAY, 10**15),
        "hours": lambda value: _whole(_period(value), 3600 * SECOND, 24),
        "minutes": lambda value: _whole(_period(value), 60 * SECOND, 60),
        "seconds": lambda value: _whole(_period(value), 1, 60 * SECOND) / SECOND,
    },
    "range": {
        "start": lambda value: _range(value).low,
        "end": lambda value: _range(value).high,
        "start included": lambda value: _range(value).low_closed,
        "end included": lambda value: _range(value).high_closed,
    },
}
