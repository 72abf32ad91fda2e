"""What the worker does for files."""

from procrastinate.contrib.django import app

from yiwang.kernel.files import actions, queries
from yiwang.lib import clock


@app.periodic(cron="17 3 * * *")
@app.task(queueing_lock="kernel.files.sweep")
def sweep(timestamp: int) -> None:  # noqa: ARG001 - procrastinate passes it
    """Remove orphans older than 24 hours, at night."""
    actions.sweep(at=clock.now())


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="kernel.files.scan_again")
def scan_again(timestamp: int) -> None:  # noqa: ARG001
    """Show the scanner what came in while it was away."""
    if queries.has_scanner():
        for file in queries.list_unscanned():
            actions.scan_again(file_id=file.pk, at=clock.now())
