"""What the worker does for access: on the day that somebody leaves, the account is closed."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from yiwang.kernel.access import actions
from yiwang.kernel.city.queries import get_city
from yiwang.lib.actor import system


@app.periodic(cron="5 * * * *")
@app.task(queueing_lock="kernel.access.follow_posts")
def follow_posts(timestamp: int) -> None:
    """Follow joiners and leavers of the organisation files; hourly, whatever the city's zone."""
    at = datetime.fromtimestamp(timestamp, tz=UTC)
    actions.sync_posts(city=get_city(), actor=system("posts"), at=at)
