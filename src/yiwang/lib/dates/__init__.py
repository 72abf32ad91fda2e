"""Working days: the published holiday arrangements with 调休, and what to do without one."""

from yiwang.lib.dates.calendar import Due, WorkCalendar
from yiwang.lib.dates.years import YearFile, published, statutory_days

__all__ = ("Due", "WorkCalendar", "YearFile", "published", "statutory_days")
