"""One job per listener, put on Django's own connection: it commits or vanishes with the record."""

from collections.abc import Sequence

from procrastinate.contrib.django import app

from yiwang.kernel.records.types import Payload


def defer(tasks: Sequence[str], payload: Payload) -> None:
    """Defer each task by name with `payload`, all in one statement."""
    if not tasks:
        return
    jobs = [app.configure_task(task).job.evolve(task_kwargs=dict(payload)) for task in tasks]
    app.job_manager.batch_defer_jobs(jobs)
