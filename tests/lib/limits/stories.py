"""Short ways to write what happened in 2026, at noon in Shanghai."""

from datetime import UTC, date, datetime

from yiwang.lib.dates import WorkCalendar
from yiwang.lib.limits import Event, Limit, Reckoning, Terms, reckon

CALENDAR = WorkCalendar()
LIMIT_20 = Limit(20, "工作日", "行政许可法 42(1)")
LIMIT_5 = Limit(5, "工作日", "本机关承诺")


def on(month: int, day: int, kind: str, **more: object) -> Event:
    """Say that something happened at noon in Shanghai (04:00 UTC)."""
    return Event(kind, datetime(2026, month, day, 4, tzinfo=UTC), **more)  # type: ignore[arg-type]


def under(regime: str, **more: object) -> Terms:
    """Make the terms of an item that declares nothing but its regime."""
    values = {"statutory": None, "promised": None, **more}
    return Terms(regime=regime, **values)  # type: ignore[arg-type]


def reckoned(*events: Event, terms: Terms, today: tuple[int, int]) -> Reckoning:
    return reckon(events, terms, CALENDAR, today=date(2026, *today))
