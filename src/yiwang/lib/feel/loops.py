"""Going through lists: filters, for, some and every, bounded in their steps."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from yiwang.lib.feel.errors import FeelError
from yiwang.lib.feel.kinds import Range, kind
from yiwang.lib.feel.scope import Compute, Scope
from yiwang.lib.feel.temporal import FarDate, from_days, to_days

STEPS = 1_000_000  # a loop that goes further is a mistake
Sources = Sequence[tuple[str, Compute]]


def filter_items(base: Compute, predicate: Compute, *, strict: bool = False) -> Compute:
    """Return a closure that keeps the items for which a predicate holds, or takes one by place.

    When strict, a predicate that is neither true nor false nor null makes the whole null.
    """

    def filtered(scope: Scope) -> object:
        value = base(scope)
        items = value if isinstance(value, list) else [] if value is None else [value]
        chosen = []
        inner = {**scope, "item": None}
        for item in items:
            if isinstance(item, dict):
                inner = {**scope, "item": item, **item}
            else:
                inner["item"] = item
            verdict = predicate(inner)
            if isinstance(verdict, Decimal):
                return _at(items, predicate(scope))
            if strict and not isinstance(verdict, bool | None):
                return None
            if verdict is True:
                chosen.append(item)
        return None if value is None and isinstance(predicate(scope), Decimal) else chosen

    return filtered


def _at(items: list[object], position: object) -> object:
    """Return the item at a position from 1, or from -1 backwards."""
    if not isinstance(position, Decimal) or position != int(position):
        return None
    index = int(position)
    if index == 0 or abs(index) > len(items):
        return None
    return items[index - 1 if index > 0 else index]


def _loop(sources: Sources, body: Compute, scope: Scope, *, keeps: bool) -> Iterator[object]:
    """Yield the body's value for each combination of the sources' items."""
    if not sources:
        yield body(dict(scope) if keeps else scope)
        return
    name, source = sources[0]
    for item in _items(source(scope)):
        scope[name] = item
        yield from _loop(sources[1:], body, scope, keeps=keeps)


class NotIterableError(Exception):
    """A loop over what cannot be counted: null."""


def _items(value: object) -> list[object]:
    if isinstance(value, Range):
        value = counted(value.low, value.high) if not value.operator else None
    if value is None:
        raise NotIterableError
    return value if isinstance(value, list) else [value]


def counted(low: object, high: object) -> list[object] | None:
    """Return the whole numbers or days from one end to the other, either way."""
    first, last = _ordinal(low), _ordinal(high)
    if first is None or last is None or kind(low) != kind(high):
        return None
    if abs(last - first) >= STEPS:
        raise FeelError(f"循环超过 {STEPS} 次")
    way = 1 if last >= first else -1
    numbers = range(first, last + way, way)
    if kind(low) == "date":
        return [from_days(number) for number in numbers]
    return [Decimal(number) for number in numbers]


def _ordinal(value: object) -> int | None:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else None
    return to_days(value) if isinstance(value, date | FarDate) else None


def iterate(sources: Sources, body: Compute, *, keeps: bool = True) -> Compute:
    """Return a closure of `for`; `keeps` when the body may make functions that see the scope."""

    def run(scope: Scope) -> object:
        results: list[object] = []
        try:
            for value in _loop(sources, body, {**scope, "partial": results}, keeps=keeps):
                results.append(value)
                if len(results) > STEPS:
                    raise FeelError(f"循环超过 {STEPS} 次")
        except NotIterableError:
            return None
        return results

    return run


def quantify(quantifier: str, sources: Sources, body: Compute, *, strict: bool = False) -> Compute:
    """Return a closure of `some` or `every`; when strict, a body of another kind makes it null."""
    settles = quantifier == "some"

    def run(scope: Scope) -> object:
        answer: bool | None = not settles
        try:
            values: Iterable[object] = _loop(sources, body, dict(scope), keeps=True)
            if strict:
                values = list(values)
                if not all(isinstance(value, bool | None) for value in values):
                    return None
            for value in values:
                if value is settles:
                    return settles
                if not isinstance(value, bool):
                    answer = None
        except NotIterableError:
            return None
        return answer

    return run
