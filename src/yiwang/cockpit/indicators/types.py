"""A declared indicator, its figures by day and organisation, and what a page shows of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from yiwang.declarations.shapes import Indicator, Parameter, Word

SEE = "indicators.see"


@dataclass(frozen=True)
class Declared:
    """The body of a release of kind "indicator"."""

    key: str  # "<pack>/<indicator>"
    hash: str
    pack: Mapping[str, Any]
    shape: Indicator
    words: Mapping[str, Word]
    parameters: Mapping[str, Parameter]

    @property
    def is_rate(self) -> bool:
        return self.shape.of is not None

    @property
    def shares_denominator(self) -> bool:
        """A register belongs to the city: each organisation is compared with the whole of it."""
        return self.shape.of is not None and self.shape.of.register_ is not None

    def parameters_on(self, day: date) -> dict[str, Any]:
        """Return every policy number in force on a day, by title."""
        found = {}
        for parameter in self.parameters.values():
            values = [v.value for v in parameter.values if v.from_ <= day]
            if values and values[-1] is not None:
                found[parameter.title] = values[-1]
        return found


@dataclass(frozen=True)
class Part:
    """One organisation's share of a figure; without a denominator it is a plain count."""

    numerator: Decimal
    denominator: Decimal | None = None


@dataclass(frozen=True)
class Figure:
    """A figure of the organisations that somebody may see, with its trend."""

    declared: Declared
    value: Decimal | None
    part: Part | None
    day: date | None
    trend: tuple[tuple[date, Decimal], ...]
    before: Decimal | None  # seven days earlier
    by_organisation: tuple[tuple[str, Part], ...]
