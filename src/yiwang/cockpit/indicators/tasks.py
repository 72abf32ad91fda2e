"""Figures follow the city each hour; the day before is settled with it."""

from datetime import UTC, datetime, timedelta

from procrastinate.contrib.django import app

from yiwang.cockpit.indicators import actions
from yiwang.kernel.city.queries import get_city
from yiwang.lib.actor import system


@app.periodic(cron="11 * * * *")
@app.task(queueing_lock="cockpit.indicators.follow")
def follow(timestamp: int) -> None:
    """Compute yesterday, today and what the trend lacks; hourly, whatever the city's zone."""
    at = datetime.fromtimestamp(timestamp, tz=UTC)
    today, house = at.astimezone(get_city().zone).date(), system("indicators")
    actions.backfill(today=today, actor=house, at=at)
    for day in (today - timedelta(days=1), today):
        actions.compute(day=day, actor=house, at=at)
