"""How points and ranges lie to each other (DMN 1.5 clause 10.3.4.11)."""

from collections.abc import Callable

from yiwang.lib.feel.functions.registry import Family
from yiwang.lib.feel.kinds import Range
from yiwang.lib.feel.values import compare, equal

FAMILY = Family()
Verdict = bool | None


def _and(*verdicts: Verdict) -> Verdict:
    if False in verdicts:
        return False
    return None if None in verdicts else True


def _or(*verdicts: Verdict) -> Verdict:
    if True in verdicts:
        return True
    return None if None in verdicts else False


def _span(value: object) -> Range:
    return value if isinstance(value, Range) else Range(value, value)


def _pair(
    name: str, first: str, second: str, *kinds: tuple[type, type]
) -> Callable[[Callable[[Range, Range], Verdict]], Callable[[Range, Range], Verdict]]:
    """Declare a function of two ranges; a point counts as the range of itself where allowed."""

    def declare(body: Callable[[Range, Range], Verdict]) -> Callable[[Range, Range], Verdict]:
        def run(left: object, right: object) -> Verdict:
            shape = (isinstance(left, Range), isinstance(right, Range))
            if left is None or right is None or shape not in allowed:
                return None
            return body(_span(left), _span(right))

        FAMILY.add(name, f"{first}:p, {second}:p")(run)
        return body

    allowed = {(a is Range, b is Range) for a, b in kinds}
    return declare


POINT = object
ALL = ((POINT, POINT), (POINT, Range), (Range, POINT), (Range, Range))
RANGES = ((Range, Range),)
INNER = ((POINT, Range), (Range, Range))
OUTER = ((Range, POINT), (Range, Range))


@_pair("before", "range1", "range2", *ALL)
def before(left: Range, right: Range) -> Verdict:
    touching = not (left.high_closed and right.low_closed)
    return _or(
        compare("<", left.high, right.low),
        _and(touching, equal(left.high, right.low)),
    )


@_pair("after", "range1", "range2", *ALL)
def after(left: Range, right: Range) -> Verdict:
    return before(right, left)


@_pair("meets", "range1", "range2", *RANGES)
def meets(left: Range, right: Range) -> Verdict:
    return _and(left.high_closed and right.low_closed, equal(left.high, right.low))


@_pair("met by", "range1", "range2", *RANGES)
def met_by(left: Range, right: Range) -> Verdict:
    return meets(right, left)


@_pair("overlaps", "range1", "range2", *RANGES)
def overlaps(left: Range, right: Range) -> Verdict:
    apart = _or(before(left, right), before(right, left))
    return None if apart is None else not apart


@_pair("overlaps before", "range1", "range2", *RANGES)
def overlaps_before(left: Range, right: Range) -> Verdict:
    return _and(_starts_earlier(left, right), overlaps(left, right), _ends_earlier(left, right))


@_pair("overlaps after", "range1", "range2", *RANGES)
def overlaps_after(left: Range, right: Range) -> Verdict:
    return overlaps_before(right, left)


def _starts_earlier(left: Range, right: Range) -> Verdict:
    return _or(
        compare("<", left.low, right.low),
        _and(equal(left.low, right.low), left.low_closed and not right.low_closed),
    )


def _ends_earlier(left: Range, right: Range) -> Verdict:
    return _or(
        compare("<", left.high, right.high),
        _and(equal(left.high, right.high), right.high_closed or not left.high_closed),
    )


@_pair("includes", "range", "point", *OUTER)
def includes(outer: Range, inner: Range) -> Verdict:
    low = _or(
        compare("<", outer.low, inner.low),
        _and(equal(outer.low, inner.low), outer.low_closed or not inner.low_closed),
    )
    high = _or(
        compare(">", outer.high, inner.high),
        _and(equal(outer.high, inner.high), outer.high_closed or not inner.high_closed),
    )
    return _and(low, high)


@_pair("during", "point", "range", *INNER)
def during(inner: Range, outer: Range) -> Verdict:
    return includes(outer, inner)


@_pair("starts", "point", "range", *INNER)
def starts(inner: Range, outer: Range) -> Verdict:
    return _and(
        equal(inner.low, outer.low),
        inner.low_closed == outer.low_closed,
        includes(outer, inner),
    )


@_pair("started by", "range", "point", *OUTER)
def started_by(outer: Range, inner: Range) -> Verdict:
    return starts(inner, outer)


@_pair("finishes", "point", "range", *INNER)
def finishes(inner: Range, outer: Range) -> Verdict:
    return _and(
        equal(inner.high, outer.high),
        inner.high_closed == outer.high_closed,
        includes(outer, inner),
    )


@_pair("finished by", "range", "point", *OUTER)
def finished_by(outer: Range, inner: Range) -> Verdict:
    return finishes(inner, outer)


@_pair("coincides", "range1", "range2", (POINT, POINT), (Range, Range))
def coincides(left: Range, right: Range) -> Verdict:
    return _and(
        equal(left.low, right.low),
        equal(left.high, right.high),
        left.low_closed == right.low_closed,
        left.high_closed == right.high_closed,
    )
