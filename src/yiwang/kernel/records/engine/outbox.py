"""Jobs put on Django's own connection: they commit or vanish with the rows of the transaction.

The worker swaps procrastinate's connector for one of its own, so that `task.defer()` inside a job
would write on another connection, outside the transaction. Here it is always Django's.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.manager import JobManager

_MANAGER = JobManager(DjangoConnector(alias="default"))


def defer(
    tasks: Sequence[str], payload: Mapping[str, object], *, not_before: datetime | None = None
) -> None:
    """Defer each task, by its dotted name, with `payload` (JSON), all in one statement."""
    if not tasks:
        return
    _MANAGER.batch_defer_jobs(
        [
            app.configure_task(task).job.evolve(task_kwargs=dict(payload), scheduled_at=not_before)
            for task in tasks
        ]
    )
