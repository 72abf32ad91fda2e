"""Comparing and reckoning with FEEL values; None is null, the answer to every misfit."""

import operator
from collections.abc import Callable, Mapping
from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal, DecimalException
from typing import Any

from yiwang.lib.feel.kinds import Range, kind
from yiwang.lib.feel.temporal import (
    DAY,
    DateTime,
    FarDate,
    Months,
    Period,
    Time,
    add_months,
    from_days,
    offset_of,
    shift,
    to_days,
)

NUMBERS = Context(prec=34, rounding=ROUND_HALF_EVEN, Emin=-6143, Emax=6144)
MILLISECOND = 10**6  # moments are equal to the millisecond


def equal(left: object, right: object) -> bool | None:  # noqa: PLR0911 - one per kind
    """Compare two values; values of different kinds cannot be compared."""
    if left is None or right is None:
        return left is right
    named = kind(left)
    if named != kind(right):
        return None
    match left, right:
        case list(), list():
            return len(left) == len(right) and all(map(equal, left, right))
        case dict(), dict():
            return left.keys() == right.keys() and all(equal(left[key], right[key]) for key in left)
        case ((Time() | DateTime()), _):
            return _same_moment(left, right)
        case _:
            return bool(left == right)


def _same_moment(left: object, right: object) -> bool | None:
    first, second = order_key(left), order_key(right)
    if first is None or second is None or first[0] != second[0]:
        return None
    return first[1] // MILLISECOND == second[1] // MILLISECOND


def order_key(value: object) -> tuple[str, int] | None:
    """Return what a moment is ordered by; local and zoned moments do not compare."""
    match value:
        case Time():
            return ("zoned" if value.zone is not None else "local"), (
                value.nanos - offset_of(value.zone) * 10**9
            )
        case DateTime():
            return ("zoned" if value.zone is not None else "local"), value.instant
        case _:
            return None


COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
ORDERED = frozenset({"number", "string", "years and months duration", "days and time duration"})


def compare(sign: str, left: object, right: object) -> bool | None:
    """Compare by one of = != < <= > >=; null when the values have no order."""
    if sign == "=":
        return equal(left, right)
    if sign == "!=":
        same = equal(left, right)
        return None if same is None else not same
    named = kind(left)
    if named != kind(right):
        return None
    if named in ORDERED:
        return COMPARE[sign](left, right)
    return _compare_moments(sign, left, right)


def _compare_moments(sign: str, left: object, right: object) -> bool | None:
    if isinstance(left, date | FarDate) and isinstance(right, date | FarDate):
        return COMPARE[sign](to_days(left), to_days(right))
    first, second = order_key(left), order_key(right)
    if first is None or second is None or first[0] != second[0]:
        return None
    return COMPARE[sign](first[1], second[1])


def within(value: object, span: Range) -> bool | None:
    """Tell whether a range includes a value; an end that is null is no end but unknown."""
    if span.operator:
        other = span.low if span.operator in {">", ">=", "=", "!="} else span.high
        return compare(span.operator, value, other)
    above = compare(">=" if span.low_closed else ">", value, span.low)
    below = compare("<=" if span.high_closed else "<", value, span.high)
    return None if above is None or below is None else above and below


def add(left: object, right: object) -> object:  # noqa: PLR0911 - one per kind
    match left, right:
        case Decimal(), Decimal():
            return reckon(NUMBERS.add, left, right)
        case str(), str():
            return left + right
        case Months(), Months():
            return Months(left.months + right.months)
        case Period(), Period():
            return Period(left.nanos + right.nanos)
        case ((Months() | Period()), _):
            return later(right, left)
        case _:
            return later(left, right)


def subtract(left: object, right: object) -> object:
    match left, right:
        case Decimal(), Decimal():
            return reckon(NUMBERS.subtract, left, right)
        case Months(), Months():
            return Months(left.months - right.months)
        case Period(), Period():
            return Period(left.nanos - right.nanos)
        case _, (Months() | Period()):
            return later(left, negate(right))
        case _:
            return _apart(left, right)


def later(moment: object, by: object) -> object:  # noqa: PLR0911 - one per kind
    """Return a date, time or date and time moved by a duration."""
    match moment, by:
        case ((date() | FarDate()), Months()):
            return add_months(moment, by.months)
        case ((date() | FarDate()), Period()):
            return from_days(to_days(moment) + by.nanos // DAY)
        case DateTime(), Period():
            return shift(moment, by.nanos)
        case DateTime(), Months():
            day = add_months(moment.date, by.months)
            return day and DateTime(to_days(day), moment.nanos, moment.zone)
        case Time(), Period():
            return Time((moment.nanos + by.nanos) % DAY, moment.zone)
        case _:
            return None


def _apart(left: object, right: object) -> Period | None:
    if isinstance(left, Time) or isinstance(right, Time):
        return _between(left, right) if type(left) is type(right) else None
    return _between(_midnight(left), _midnight(right))


def _between(left: object, right: object) -> Period | None:
    first, second = order_key(left), order_key(right)
    if first is None or second is None or first[0] != second[0]:
        return None
    return Period(first[1] - second[1])


def _midnight(value: object) -> object:
    """Return a date as its midnight in UTC, when it meets a date and time."""
    if isinstance(value, date | FarDate):
        return DateTime(to_days(value), 0, 0)
    return value


def multiply(left: object, right: object) -> object:
    match left, right:
        case Decimal(), Decimal():
            return reckon(NUMBERS.multiply, left, right)
        case ((Months() | Period()), Decimal()):
            return _scaled(left, right)
        case Decimal(), (Months() | Period()):
            return _scaled(right, left)
        case _:
            return None


def divide(left: object, right: object) -> object:
    match left, right:
        case Decimal(), Decimal():
            return reckon(NUMBERS.divide, left, right)
        case Months(), Months():
            return reckon(NUMBERS.divide, Decimal(left.months), Decimal(right.months))
        case Period(), Period():
            return reckon(NUMBERS.divide, Decimal(left.nanos), Decimal(right.nanos))
        case ((Months() | Period()), Decimal()):
            part = reckon(NUMBERS.divide, Decimal(1), right)
            exact = right and _divided(left, right)
            return exact if part is not None else None
        case _:
            return None


def _scaled(duration: Months | Period, by: Decimal) -> object:
    if isinstance(duration, Months):
        months = reckon(NUMBERS.multiply, Decimal(duration.months), by)
        return None if months is None else Months(int(months))
    nanos = reckon(NUMBERS.multiply, Decimal(duration.nanos), by)
    return None if nanos is None else Period(int(nanos))


def _divided(duration: Months | Period, by: Decimal) -> Months | Period:
    if isinstance(duration, Months):
        return Months(int(NUMBERS.divide(Decimal(duration.months), by)))
    return Period(int(NUMBERS.divide(Decimal(duration.nanos), by)))


def power(left: object, right: object) -> object:
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return reckon(NUMBERS.power, left, right)
    return None


def negate(value: object) -> object:
    match value:
        case Decimal():
            return NUMBERS.minus(value)
        case Months():
            return Months(-value.months)
        case Period():
            return Period(-value.nanos)
        case _:
            return None


def reckon(step: Callable[..., Decimal], *numbers: Decimal) -> Decimal | None:
    """Do one step of decimal arithmetic (34 digits, half even); null when it has no answer."""
    try:
        answer = step(*numbers)
    except DecimalException:
        return None
    return answer if answer.is_finite() else None


ARITHMETIC: Mapping[str, Callable[[object, object], object]] = {
    "+": add,
    "-": subtract,
    "*": multiply,
    "/": divide,
    "**": power,
}
