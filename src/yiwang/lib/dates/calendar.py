"""Counts working days and says when a date may still move."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from yiwang.lib.dates.years import YearFile, published, statutory_days

SATURDAY = 5
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Due:
    """A counted date. `tentative` with its `reason` while an arrangement is not published."""

    date: date
    tentative: bool = False
    reason: str = ""


class WorkCalendar:
    """The working days of one city.

    `years` are the city's own files and win over the package's arrangements; a day of December
    may stand in the file of the next year. A year that neither knows counts Monday to Friday less
    the fixed statutory days, and its dates are tentative.
    """

    def __init__(self, years: Mapping[int, YearFile] | None = None) -> None:
        self._own = dict(years or {})
        self._off = frozenset(day for file in self._own.values() for day in file.off)
        self._work = frozenset(day for file in self._own.values() for day in file.work)
        self._years: dict[int, tuple[frozenset[date], frozenset[date]]] = {}

    def is_published(self, year: int) -> bool:
        return year in self._own or published(year) is not None

    def is_working(self, day: date) -> bool:
        """Say whether a day is a working day; the city's own file wins."""
        if day in self._off or day in self._work:
            return day in self._work
        off, work = self._arrangement(day.year)
        return day in work or (day.weekday() < SATURDAY and day not in off)

    def after(self, start: date, days: int) -> Due:
        """Return the n-th working day after `start`; zero is `start` itself."""
        if days < 0:
            raise ValueError(f"days must not be negative: {days}")
        day, left = start, days
        while left:
            day += DAY
            left -= self.is_working(day)
        reason = self._reason(start + DAY, day)
        return Due(day, bool(reason), reason)

    def after_days(self, start: date, days: int) -> Due:
        """Return the n-th calendar day after `start`: certain in every year."""
        return Due(start + timedelta(days=days))

    def between(self, start: date, end: date) -> int:
        """Count the working days after `start` up to and including `end`; negative backwards."""
        if end < start:
            return -self.between(end, start)
        span = (end - start).days
        return sum(self.is_working(start + timedelta(days=n)) for n in range(1, span + 1))

    def _arrangement(self, year: int) -> tuple[frozenset[date], frozenset[date]]:
        if year not in self._years:
            self._years[year] = self._find(year)
        return self._years[year]

    def _find(self, year: int) -> tuple[frozenset[date], frozenset[date]]:
        if year in self._own:
            return frozenset(), frozenset()  # all it says is in the two sets of the city
        file = published(year)
        if file:
            return file.off, file.work
        return statutory_days(year), frozenset()

    def _reason(self, first: date, last: date) -> str:
        unknown = [y for y in range(first.year, last.year + 1) if not self.is_published(y)]
        if not unknown:
            return ""
        named = "、".join(str(year) for year in unknown)
        return (
            f"{named} 年节假日安排尚未公布，暂按周一至周五扣除法定节日计算，"
            "公布后重新计算（全国年节及纪念日放假办法）。"
        )
