"""List functions. They make new lists; positions count from 1, or from -1 backwards."""

import functools
from decimal import Decimal

from yiwang.lib.feel.functions.registry import Builtin, Family
from yiwang.lib.feel.kinds import Function
from yiwang.lib.feel.values import compare, equal

FAMILY = Family()


def _place(items: list[object], position: Decimal) -> int | None:
    index = int(position)
    if index == 0 or abs(index) > len(items):
        return None
    return index - 1 if index > 0 else len(items) + index


def _holds(items: list[object], value: object) -> bool:
    return any(equal(item, value) is True for item in items)


@FAMILY.add("list contains", "list:l, element:a")
def list_contains(items: list[object], element: object) -> bool:
    return _holds(items, element)


@FAMILY.add("sublist", "list:l, start position:n, length:n?")
def sublist(
    items: list[object], start: Decimal, length: Decimal | None = None
) -> list[object] | None:
    place = _place(items, start)
    if place is None or (length is not None and (length < 1 or place + length > len(items))):
        return None
    return items[place:] if length is None else items[place : place + int(length)]


@FAMILY.add("append", "list:l, item:l", variadic=True)
def append(items: list[object], added: list[object]) -> list[object]:
    return [*items, *added]


@FAMILY.add("concatenate", "list:l", variadic=True)
def concatenate(lists: list[object]) -> list[object] | None:
    joined: list[object] = []
    for part in lists:
        if part is None:
            return None
        joined.extend(part if isinstance(part, list) else [part])
    return joined


@FAMILY.add("insert before", "list:l, position:n, newItem:a")
def insert_before(items: list[object], position: Decimal, item: object) -> list[object] | None:
    place = _place(items, position)
    return None if place is None else [*items[:place], item, *items[place:]]


@FAMILY.add("remove", "list:l, position:n")
def remove(items: list[object], position: Decimal) -> list[object] | None:
    place = _place(items, position)
    return None if place is None else [*items[:place], *items[place + 1 :]]


@FAMILY.add("list replace", "list:l, position:n, newItem:a")
def list_replace(items: list[object], position: Decimal, item: object) -> list[object] | None:
    place = _place(items, position)
    return None if place is None else [*items[:place], item, *items[place + 1 :]]


@FAMILY.add("list replace", "list:l, match:f, newItem:a")
def list_replace_matching(
    items: list[object], match: Function | Builtin, item: object
) -> list[object] | None:
    verdicts = [match.invoke([old, item]) for old in items]
    if not all(isinstance(verdict, bool) for verdict in verdicts):
        return None
    return [item if verdict else old for old, verdict in zip(items, verdicts, strict=True)]


@FAMILY.add("reverse", "list:l")
def reverse(items: list[object]) -> list[object]:
    return items[::-1]


@FAMILY.add("index of", "list:l, match:a")
def index_of(items: list[object], match: object) -> list[object]:
    return [Decimal(at) for at, item in enumerate(items, 1) if equal(item, match) is True]


@FAMILY.add("union", "list:l", variadic=True)
def union(lists: list[object]) -> list[object] | None:
    joined = concatenate(lists)
    return None if joined is None else distinct_values(joined)


@FAMILY.add("distinct values", "list:l")
def distinct_values(items: list[object]) -> list[object]:
    kept: list[object] = []
    for item in items:
        if not _holds(kept, item):
            kept.append(item)
    return kept


@FAMILY.add("duplicate values", "list:l")
def duplicate_values(items: list[object]) -> list[object]:
    return distinct_values([item for item in items if len(index_of(items, item)) > 1])


@FAMILY.add("flatten", "list:l")
def flatten(items: list[object]) -> list[object]:
    flat: list[object] = []
    for item in items:
        flat.extend(flatten(item) if isinstance(item, list) else [item])
    return flat


@FAMILY.add("sort", "list:l, precedes:f")
def sort(items: list[object], precedes: Function | Builtin) -> list[object] | None:
    if len(precedes.parameters) != 2:  # noqa: PLR2004
        return None

    def order(left: object, right: object) -> int:
        if precedes.invoke([left, right]) is True:
            return -1
        return 1 if precedes.invoke([right, left]) is True else 0

    return sorted(items, key=functools.cmp_to_key(order))


@FAMILY.add("sort", "list:l")
def sort_plainly(items: list[object]) -> list[object] | None:
    if not all(compare("<=", items[0], item) is not None for item in items):
        return None
    return sorted(items, key=functools.cmp_to_key(lambda a, b: -1 if compare("<", a, b) else 1))
