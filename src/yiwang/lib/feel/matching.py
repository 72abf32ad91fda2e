"""Does a value pass a test: be in a range, in a list, or equal."""

from collections.abc import Iterable

from yiwang.lib.feel.kinds import Range
from yiwang.lib.feel.values import equal, within


def passes(value: object, tests: Iterable[object]) -> bool | None:
    """Tell whether a value passes any of the tests; null when one could not be told."""
    answer: bool | None = False
    for test in tests:
        verdict = passes_one(value, test)
        if verdict:
            return True
        if verdict is None:
            answer = None
    return answer


def passes_one(value: object, test: object) -> bool | None:
    """Tell whether a value is in a range, is or is in a list, or equals a value."""
    if isinstance(test, Range):
        return value == test or within(value, test)
    if isinstance(test, list):
        if isinstance(value, list) and equal(value, test):
            return True
        return any(passes_one(value, item) is True for item in test)
    return equal(value, test)
