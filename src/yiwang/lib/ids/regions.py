"""统计用区划代码 (国统字〔2009〕91号): 2 province, 2 prefecture, 2 county, 3 town, 3 village.

Codes of 2, 4, 6, 9 and 12 digits name the five levels; trailing zeros of a 12-digit code too.
The ranges of towns are the document's; those of villages are customary (certainty C).
"""

import re
from dataclasses import dataclass
from typing import Literal

CODE = re.compile(r"[0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12}")
WIDTHS = (2, 4, 6, 9, 12)

KINDS: dict[str, tuple[tuple[int, int, str], ...]] = {
    "镇街": ((1, 99, "街道"), (100, 199, "镇"), (200, 399, "乡"), (400, 599, "类似乡级")),
    "村社区": ((1, 199, "居委会"), (200, 399, "村委会")),
}

Level = Literal["省级", "市级", "县级", "镇街", "村社区"]


@dataclass(frozen=True, slots=True)
class Region:
    """A code without its trailing zeros, and what it names."""

    code: str
    level: Level
    kind: str = ""  # 街道, 镇, 乡, 类似乡级; 居委会, 村委会

    @property
    def parent(self) -> str:
        """The code of the region around it; empty for a province."""
        return self.code[: ([0, *WIDTHS])[WIDTHS.index(len(self.code))]]

    @property
    def full(self) -> str:
        """The code in 12 digits."""
        return self.code.ljust(12, "0")

    @property
    def chain(self) -> tuple[str, ...]:
        """The codes from the province down to this one."""
        return tuple(self.code[:width] for width in WIDTHS if width <= len(self.code))


def split(code: str) -> Region:
    """Read a code of 2, 4, 6, 9 or 12 digits; raises ValueError."""
    if not CODE.fullmatch(code) or code.startswith("0"):
        raise ValueError(f"not a region code: {code}")
    short = _short(code)
    level = _level(len(short))
    return Region(short, level, _kind(short, level))


def contains(outer: str, inner: str) -> bool:
    """Say whether one region lies in another, or is it; empty contains everything."""
    return _short(inner).startswith(_short(outer))


def _short(code: str) -> str:
    """Drop whole levels that are zeros."""
    for width, shorter in zip(reversed(WIDTHS[1:]), reversed(WIDTHS[:-1]), strict=True):
        if len(code) == width and not code[shorter:].strip("0"):
            code = code[:shorter]
    return code


def _level(width: int) -> Level:
    names: tuple[Level, ...] = ("省级", "市级", "县级", "镇街", "村社区")
    return names[WIDTHS.index(width)]


def _kind(code: str, level: Level) -> str:
    number = int(code[-3:])
    ranges = KINDS.get(level, ())
    return next((name for low, high, name in ranges if low <= number <= high), "")
