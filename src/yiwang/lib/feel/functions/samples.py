"""What a list of numbers says together: sums, means, extremes."""

from decimal import Decimal
from functools import reduce

from yiwang.lib.feel.functions.registry import Family
from yiwang.lib.feel.values import NUMBERS, add, compare, divide, multiply, reckon

FAMILY = Family()


def _numbers(items: list[object]) -> list[Decimal] | None:
    found = [item for item in items if isinstance(item, Decimal)]
    return found if found and len(found) == len(items) else None


@FAMILY.add("count", "list:l")
def count(items: list[object]) -> Decimal:
    return Decimal(len(items))


@FAMILY.add("min", "list:l", variadic=True)
def smallest(items: list[object]) -> object:
    return _extreme(items, "<")


@FAMILY.add("max", "list:l", variadic=True)
def largest(items: list[object]) -> object:
    return _extreme(items, ">")


def _extreme(items: list[object], sign: str) -> object:
    if not items:
        return None
    best = items[0]
    for item in items[1:]:
        verdict = compare(sign, item, best)
        if verdict is None:
            return None
        best = item if verdict else best
    return best if compare("<=", best, best) else None


@FAMILY.add("sum", "list:l", variadic=True)
def total(items: list[object]) -> object:
    """Add numbers, or durations of one kind."""
    return reduce(add, items[1:], items[0]) if items and _addable(items[0]) else None


def _addable(item: object) -> bool:
    return item is not None and multiply(item, Decimal(1)) is not None


@FAMILY.add("mean", "list:l", variadic=True)
def mean(items: list[object]) -> object:
    return divide(total(items), Decimal(len(items))) if items else None


@FAMILY.add("product", "list:l", variadic=True)
def product(items: list[object]) -> object:
    numbers = _numbers(items)
    return reduce(multiply, items) if numbers else None


@FAMILY.add("median", "list:l", variadic=True)
def median(items: list[object]) -> object:
    numbers = sorted(_numbers(items) or [])
    if not numbers:
        return None
    middle = len(numbers) // 2
    if len(numbers) % 2:
        return numbers[middle]
    return divide(add(numbers[middle - 1], numbers[middle]), Decimal(2))


@FAMILY.add("stddev", "list:l", variadic=True)
def stddev(items: list[object]) -> object:
    """Return the sample standard deviation; it takes two numbers at least."""
    numbers = _numbers(items)
    middle = mean(items)
    if not numbers or len(numbers) == 1 or not isinstance(middle, Decimal):
        return None
    squares = sum(
        (NUMBERS.power(NUMBERS.subtract(number, middle), Decimal(2)) for number in numbers),
        Decimal(0),
    )
    return reckon(NUMBERS.sqrt, NUMBERS.divide(squares, Decimal(len(numbers) - 1)))


@FAMILY.add("mode", "list:l", variadic=True)
def mode(items: list[object]) -> object:
    numbers = _numbers(items)
    if not numbers:
        return [] if not items else None
    often = max(map(numbers.count, numbers))
    return sorted({number for number in numbers if numbers.count(number) == often})


@FAMILY.add("abs", "n:a")
def absolute(value: object) -> object:
    sign = Decimal(-1) if _is_negative(value) else Decimal(1)
    return multiply(value, sign)


def _is_negative(value: object) -> bool:
    return compare("<", value, multiply(value, Decimal(0))) is True


@FAMILY.add("all", "list:l", variadic=True)
def every(items: list[object]) -> bool | None:
    if any(item is False for item in items):
        return False
    return True if all(item is True for item in items) else None


@FAMILY.add("any", "list:l", variadic=True)
def some(items: list[object]) -> bool | None:
    if any(item is True for item in items):
        return True
    return False if all(item is False for item in items) else None
