"""Arithmetic of figures. Pure."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from yiwang.cockpit.indicators.types import Declared, Part

PERCENT = "%"
TENTH = Decimal("0.1")


def total(parts: Iterable[Part], declared: Declared) -> Part | None:
    """Add the parts of several organisations; None when there is none."""
    found = list(parts)
    if not found:
        return None
    below = [p.denominator for p in found if p.denominator is not None]
    numerator = sum((p.numerator for p in found), Decimal())
    if not below:
        return Part(numerator)
    shared = declared.shares_denominator
    return Part(numerator, max(below) if shared else sum(below, Decimal()))


def value(part: Part | None, declared: Declared) -> Decimal | None:
    """Return the figure in its unit; None when nothing can be said (no case yet, no register)."""
    if part is None:
        return None
    if not declared.is_rate and declared.shape.measure is None:
        return part.numerator
    if not part.denominator:
        return None
    scale = 100 if declared.shape.unit == PERCENT else 1
    return (part.numerator * scale / part.denominator).quantize(TENTH, ROUND_HALF_UP)
