"""Number functions: 34 digits, rounding as each name says."""

from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Context,
    Decimal,
)

from yiwang.lib.feel.functions.registry import Family
from yiwang.lib.feel.values import NUMBERS, reckon

FAMILY = Family()
MIN_SCALE, MAX_SCALE = -6111, 6176
WIDE = Context(prec=MAX_SCALE + 40, Emin=-6200, Emax=6200)


def _rounded(number: Decimal, scale: Decimal, rounding: str) -> Decimal | None:
    if not MIN_SCALE <= scale <= MAX_SCALE:
        return None
    quantum = Decimal((0, (1,), -int(scale)))
    answer = reckon(lambda value: value.quantize(quantum, rounding=rounding, context=WIDE), number)
    return None if answer is None else reckon(NUMBERS.plus, answer)


@FAMILY.add("decimal", "n:n, scale:n")
def decimal(number: Decimal, scale: Decimal) -> Decimal | None:
    return _rounded(number, scale, ROUND_HALF_EVEN)


@FAMILY.add("floor", "n:n, scale:n?")
def floor(number: Decimal, scale: Decimal = Decimal(0)) -> Decimal | None:
    return _rounded(number, scale, ROUND_FLOOR)


@FAMILY.add("ceiling", "n:n, scale:n?")
def ceiling(number: Decimal, scale: Decimal = Decimal(0)) -> Decimal | None:
    return _rounded(number, scale, ROUND_CEILING)


@FAMILY.add("round up", "n:n, scale:n")
def round_up(number: Decimal, scale: Decimal) -> Decimal | None:
    return _rounded(number, scale, ROUND_UP)


@FAMILY.add("round down", "n:n, scale:n")
def round_down(number: Decimal, scale: Decimal) -> Decimal | None:
    return _rounded(number, scale, ROUND_DOWN)


@FAMILY.add("round half up", "n:n, scale:n")
def round_half_up(number: Decimal, scale: Decimal) -> Decimal | None:
    return _rounded(number, scale, ROUND_HALF_UP)


@FAMILY.add("round half down", "n:n, scale:n")
def round_half_down(number: Decimal, scale: Decimal) -> Decimal | None:
    return _rounded(number, scale, ROUND_HALF_DOWN)


@FAMILY.add("modulo", "dividend:n, divisor:n")
def modulo(dividend: Decimal, divisor: Decimal) -> Decimal | None:
    """Return dividend - divisor × floor(dividend / divisor): the sign of the divisor."""
    rest = reckon(NUMBERS.remainder, dividend, divisor)
    if rest is None or rest == 0 or (rest < 0) == (divisor < 0):
        return rest
    return reckon(NUMBERS.add, rest, divisor)


@FAMILY.add("sqrt", "number:n")
def sqrt(number: Decimal) -> Decimal | None:
    return reckon(NUMBERS.sqrt, number)


@FAMILY.add("log", "number:n")
def log(number: Decimal) -> Decimal | None:
    return reckon(NUMBERS.ln, number)


@FAMILY.add("exp", "number:n")
def exp(number: Decimal) -> Decimal | None:
    return reckon(NUMBERS.exp, number)


@FAMILY.add("odd", "number:n")
def odd(number: Decimal) -> bool | None:
    rest = reckon(NUMBERS.remainder, number, Decimal(2))
    return None if rest is None else abs(rest) == 1


@FAMILY.add("even", "number:n")
def even(number: Decimal) -> bool | None:
    rest = reckon(NUMBERS.remainder, number, Decimal(2))
    return None if rest is None else rest == 0
