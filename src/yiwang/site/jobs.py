"""One job is one transaction, begun as the system; what a task does half is not done."""

from typing import Any

from django.db import transaction
from procrastinate import App, JobContext, worker
from procrastinate.middleware import SyncCallNext

from yiwang.kernel.access.actions import set_actor
from yiwang.lib.actor import system


def as_system(call_next: SyncCallNext, context: JobContext, _worker: worker.Worker) -> Any:
    """Run one synchronous task; an asynchronous one never touches our tables."""
    with transaction.atomic():
        set_actor(system(context.task.name))
        return call_next()


def prepare(app: App) -> None:
    """Wrap every task; Django's procrastinate calls this when it is ready."""
    defaults = app.worker_defaults
    known = list(defaults.get("task_middleware") or [])
    app.worker_defaults = {**defaults, "task_middleware": [*known, as_system]}
