"""Times beyond Python's: nanoseconds, named zones, years to ±999,999,999, the two durations.

Dates of the years 1–9999 are `datetime.date`; others are FarDate. A zone is an offset in
seconds, an IANA name, or None for local time.
"""

import functools
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

Zone: TypeAlias = int | str | None

SECOND = 10**9
DAY = 86_400 * SECOND
EPOCH = date(1970, 1, 1).toordinal()
MAX_YEAR = 999_999_999
MONTHS = 12


@dataclass(frozen=True, slots=True, order=True)
class FarDate:
    """A date of a year that `datetime.date` does not hold."""

    year: int
    month: int
    day: int

    def __str__(self) -> str:
        return f"{_year(self.year)}-{self.month:02}-{self.day:02}"


Date: TypeAlias = date | FarDate


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day in nanoseconds since midnight."""

    nanos: int
    zone: Zone = None

    def __str__(self) -> str:
        return clock_text(self.nanos) + zone_text(self.zone)


@dataclass(frozen=True, slots=True)
class DateTime:
    """A date and time: days since 1970-01-01 and nanoseconds of the day, both local."""

    days: int
    nanos: int
    zone: Zone = None

    @property
    def date(self) -> Date:
        return from_days(self.days)

    @property
    def time(self) -> Time:
        return Time(self.nanos, self.zone)

    @property
    def instant(self) -> int:
        """Nanoseconds since 1970-01-01T00:00:00Z; local time counts as UTC."""
        local = self.days * DAY + self.nanos
        return local - offset_of(self.zone, local) * SECOND

    def __str__(self) -> str:
        return f"{self.date}T{self.time}"


@dataclass(frozen=True, slots=True, order=True)
class Months:
    """A years and months duration."""

    months: int

    def __str__(self) -> str:
        years, months = divmod(abs(self.months), MONTHS)
        said = (f"{years}Y" if years else "") + (f"{months}M" if months else "")
        return ("-" if self.months < 0 else "") + "P" + (said or "0M")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A days and time duration in nanoseconds."""

    nanos: int

    def __str__(self) -> str:
        days, rest = divmod(abs(self.nanos), DAY)
        seconds, nanos = divmod(rest, SECOND)
        hours, minutes, seconds = seconds // 3600, seconds // 60 % 60, seconds % 60
        tail = f"{seconds}{_fraction(nanos)}S" if seconds or nanos else ""
        clock = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "") + tail
        said = (f"{days}D" if days else "") + (f"T{clock}" if clock else "")
        return ("-" if self.nanos < 0 else "") + "P" + (said or "T0S")


def make_date(year: int, month: int, day: int) -> Date | None:
    """Return the date, or None when there is no such day."""
    if abs(year) > MAX_YEAR or not 1 <= month <= MONTHS or not 1 <= day <= days_in(year, month):
        return None
    return date(year, month, day) if 1 <= year <= 9999 else FarDate(year, month, day)  # noqa: PLR2004


def days_in(year: int, month: int) -> int:
    if month == 2:  # noqa: PLR2004
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def to_days(day: Date) -> int:
    """Return days since 1970-01-01 in the proleptic Gregorian calendar."""
    cycles, year = divmod(day.year - 1, 400)  # 400 years repeat exactly
    return date(year + 1, day.month, day.day).toordinal() - EPOCH + cycles * 146_097


def from_days(days: int) -> Date:
    cycles, rest = divmod(days + EPOCH - 1, 146_097)
    day = date.fromordinal(rest + 1)
    year = day.year + 400 * cycles
    return make_date(year, day.month, day.day) or FarDate(year, day.month, day.day)


def add_months(day: Date, months: int) -> Date | None:
    """Return the same day of another month, or that month's last day."""
    years, month = divmod(day.year * MONTHS + day.month - 1 + months, MONTHS)
    return make_date(years, month + 1, min(day.day, days_in(years, month + 1)))


def months_between(start: Date, end: Date) -> int:
    """Return the whole months from one date to another, towards zero."""
    months = (end.year - start.year) * MONTHS + end.month - start.month
    if months > 0 and end.day < start.day:
        return months - 1
    return months + 1 if months < 0 and end.day > start.day else months


def shift(moment: DateTime, nanos: int) -> DateTime:
    """Return the moment some nanoseconds later, in the same zone."""
    instant = moment.instant + nanos
    local = instant + _offset_at(moment.zone, instant) * SECOND
    return DateTime(*divmod(local, DAY), moment.zone)


@functools.lru_cache(maxsize=64)
def zone_info(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def offset_of(zone: Zone, local: int = 0) -> int:
    """Return a zone's offset in seconds at a local time (nanoseconds since 1970)."""
    if not isinstance(zone, str):
        return zone or 0
    moment = (datetime(1970, 1, 1) + _near(local)).replace(tzinfo=zone_info(zone))  # noqa: DTZ001
    return int((moment.utcoffset() or timedelta()).total_seconds())


def _offset_at(zone: Zone, instant: int) -> int:
    if not isinstance(zone, str):
        return zone or 0
    moment = (datetime(1970, 1, 1, tzinfo=UTC) + _near(instant)).astimezone(zone_info(zone))
    return int((moment.utcoffset() or timedelta()).total_seconds())


def _near(nanos: int) -> timedelta:
    days = min(max(nanos // DAY, -700_000), 2_900_000)  # zones know no year beyond these
    return timedelta(days=days, seconds=nanos % DAY // SECOND)


def zone_text(zone: Zone) -> str:
    if zone is None:
        return ""
    if isinstance(zone, str):
        return f"@{zone}"
    if zone == 0:
        return "Z"
    hours, rest = divmod(abs(zone), 3600)
    seconds = f":{rest % 60:02}" if rest % 60 else ""
    return f"{'-' if zone < 0 else '+'}{hours:02}:{rest // 60:02}{seconds}"


def clock_text(nanos: int) -> str:
    seconds, rest = divmod(nanos, SECOND)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{_fraction(rest)}"


def _fraction(nanos: int) -> str:
    return f".{nanos:09}".rstrip("0") if nanos else ""


def _year(year: int) -> str:
    return ("-" if year < 0 else "") + f"{abs(year):04}"
