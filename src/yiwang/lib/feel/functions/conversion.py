"""From one kind of value to another; null where the text says none."""

import re
from decimal import Decimal

from yiwang.lib.feel.functions.registry import Family
from yiwang.lib.feel.kinds import Range, kind
from yiwang.lib.feel.literals import parse_date, parse_date_time, parse_duration, parse_time
from yiwang.lib.feel.temporal import (
    SECOND,
    Date,
    DateTime,
    Months,
    Period,
    Time,
    make_date,
    months_between,
    to_days,
)
from yiwang.lib.feel.text import to_text
from yiwang.lib.feel.values import NUMBERS, compare, reckon

FAMILY = Family()
NUMERAL = re.compile(r"-?(\d+(\.\d+)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)
SEPARATORS = frozenset({".", ",", " "})
MAX_HOUR, MAX_MINUTE = 23, 59


@FAMILY.add("date", "from:s")
def date_from_text(text: str) -> Date | None:
    return parse_date(text)


@FAMILY.add("date", "from:d")
def date_from(moment: Date | DateTime) -> Date:
    return moment.date if isinstance(moment, DateTime) else moment


@FAMILY.add("date", "year:n, month:n, day:n")
def date_of(year: Decimal, month: Decimal, day: Decimal) -> Date | None:
    return make_date(int(year), int(month), int(day))


@FAMILY.add("time", "from:s")
def time_from_text(text: str) -> Time | None:
    return parse_time(text)


@FAMILY.add("time", "from:t")
def time_from(moment: Date | DateTime | Time) -> Time:
    if isinstance(moment, Time):
        return moment
    return moment.time if isinstance(moment, DateTime) else Time(0, 0)


@FAMILY.add("time", "hour:n, minute:n, second:n, offset:a?")
def time_of(  # noqa: PLR0917 - the parameters of the FEEL function
    hour: Decimal, minute: Decimal, second: Decimal, offset: object = None
) -> Time | None:
    if not (0 <= hour <= MAX_HOUR and 0 <= minute <= MAX_MINUTE and 0 <= second < MAX_MINUTE + 1):
        return None
    if offset is not None and not isinstance(offset, Period):
        return None
    zone = None if offset is None else int(Decimal(offset.nanos) / SECOND)
    return Time((int(hour) * 3600 + int(minute) * 60) * SECOND + int(second * SECOND), zone)


@FAMILY.add("date and time", "from:s")
def date_time_from_text(text: str) -> DateTime | None:
    return parse_date_time(text)


@FAMILY.add("date and time", "from:d")
def date_time_from(moment: Date | DateTime) -> DateTime:
    return moment if isinstance(moment, DateTime) else DateTime(to_days(moment), 0, 0)


@FAMILY.add("date and time", "date:d, time:t")
def date_time_of(day: Date | DateTime, clock: object) -> DateTime | None:
    if not isinstance(clock, Time):
        return None
    days = day.days if isinstance(day, DateTime) else to_days(day)
    return DateTime(days, clock.nanos, clock.zone)


@FAMILY.add("date and time", "date:d, timezone:s")
def date_time_in(moment: Date | DateTime, zone: str) -> DateTime | None:
    if not isinstance(moment, DateTime):
        return None
    return parse_date_time(f"{moment.date}T{Time(moment.nanos)}@{zone}")


@FAMILY.add("duration", "from:s")
def duration(text: str) -> Months | Period | None:
    return parse_duration(text)


@FAMILY.add("duration", "from:a")
def duration_of(value: object) -> object:
    return value if isinstance(value, Months | Period) else None


@FAMILY.add("years and months duration", "from:d, to:d")
def years_and_months(start: Date | DateTime, end: Date | DateTime) -> Months:
    """Return the whole months between: the age on a day is its `.years`."""
    return Months(months_between(date_from(start), date_from(end)))


@FAMILY.add("number", "from:s, grouping separator:a?, decimal separator:a?")
def number(text: str, grouping: object = None, point: object = None) -> Decimal | None:
    marks = [mark for mark in (grouping, point) if mark is not None]
    if not all(isinstance(mark, str) and mark in SEPARATORS for mark in marks) or point == " ":
        return None
    if marks == [point, point]:
        return None
    if isinstance(grouping, str):
        text = text.replace(grouping, "")
    if isinstance(point, str):
        text = text.replace(point, ".")
    return reckon(NUMBERS.create_decimal, Decimal(text)) if NUMERAL.fullmatch(text) else None


@FAMILY.add("number", "from:n")
def number_of(value: Decimal) -> Decimal:
    return value


@FAMILY.add("string", "from:a")
def string(value: object) -> str | None:
    return None if value is None else to_text(value)


@FAMILY.add("is", "value1:a?, value2:a?")
def is_(left: object = None, right: object = None) -> bool:
    """Tell whether two values are the same, zone and precision included."""
    if isinstance(left, Time | DateTime) or kind(left) != kind(right):
        return left == right
    return left == right


@FAMILY.add("range", "from:s")
def range_from_text(text: str) -> Range | None:
    """Read a range whose ends are literals; None for anything else."""
    found = RANGE.fullmatch(text.strip())
    if found is None:
        return None
    low, high = _end(found[2]), _end(found[3])
    span = Range(low, high, found[1] == "[", found[4] == "]")
    unread = (low is None and found[2]) or (high is None and found[3])
    return None if unread or not _is_range(span) else span


def _is_range(span: Range) -> bool:
    """Tell whether the ends are in order, one at least is there, and no open end is closed."""
    if span.low is None or span.high is None:
        one = span.low is not None or span.high is not None
        closed = span.low_closed if span.low is None else span.high_closed
        return one and not closed
    return compare("<=", span.low, span.high) is True


RANGE = re.compile(r"([\[\](])\s*(.*?)\s*\.\.\s*(.*?)\s*([\[\])])", re.DOTALL)
CALL = re.compile(r'(?:@|(date|time|date and time|duration)\s*\(\s*)?("(?:[^"\\]|\\.)*")\s*\)?')


def _end(text: str) -> object:
    if NUMERAL.fullmatch(text):
        return NUMBERS.create_decimal(text)
    found = CALL.fullmatch(text)
    if found is None:
        return None
    said = found[2][1:-1]
    if text.startswith("@"):
        return parse_duration(said) or parse_date(said) or parse_time(said) or parse_date_time(said)
    maker = MAKERS.get(found[1] or "")
    return said if maker is None else maker(said)


MAKERS = {
    "date": parse_date,
    "time": parse_time,
    "date and time": parse_date_time,
    "duration": parse_duration,
}
