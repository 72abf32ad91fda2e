"""The only place that reads the clock. Pages and tasks call it; everything below takes `at`."""

from datetime import UTC, datetime


def now() -> datetime:
    """Return the present moment, aware, in UTC."""
    return datetime.now(tz=UTC)  # noqa: TID251 - the one place
