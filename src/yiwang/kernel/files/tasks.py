"""What the worker does for files."""

from procrastinate.contrib.django import app

from yiwang.kernel.files import actions
from yiwang.lib import clock


@app.periodic(cron="17 3 * * *")
@app.task(queueing_lock="kernel.files.sweep")
def sweep(timestamp: int) -> None:  # noqa: ARG001 - procrastinate passes it
    """Remove orphans older than 24 hours, at night."""
    actions.sweep(at=clock.now())
