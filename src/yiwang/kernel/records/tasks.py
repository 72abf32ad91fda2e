"""What the worker does for the record: sealing, listeners, the care of the queue."""

from collections.abc import Callable

from django.db import connection, transaction
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from yiwang.kernel.records import actions
from yiwang.kernel.records.types import JSON, Payload
from yiwang.lib import clock
from yiwang.lib.actor import system

RETRY = RetryStrategy(max_attempts=8, exponential_wait=3)  # 3 s, 9 s, … about 2 h in all
_AS_SYSTEM = (
    "SELECT set_config('yiwang.kind', 'system', true)"  # see kernel/access/actions/sight.py
)


def handler(function: Callable[[Payload], None]) -> Callable[[Payload], None]:
    """Make `function` a task that a listener names: once per record, in one transaction.

    The task's name is the function's dotted name. Its effects and the note that this record is
    handled commit together, so that a job run twice changes nothing the second time; a job that
    fails is tried again with growing pauses.
    """
    name = f"{function.__module__}.{function.__qualname__}"

    @app.task(name=name, retry=RETRY)
    def run(
        *, record_id: int, event: str, about_type: str, about_id: str, data: dict[str, JSON]
    ) -> None:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(_AS_SYSTEM)
            if actions.claim(record_id=record_id, task=name):
                function(
                    Payload(
                        record_id=record_id,
                        event=event,
                        about_type=about_type,
                        about_id=about_id,
                        data=data,
                    )
                )

    return function


@app.periodic(cron="* * * * * *")
@app.task(queueing_lock="kernel.records.seal")
def seal(timestamp: int) -> None:  # noqa: ARG001 - procrastinate passes it
    """Seal what has settled, each second."""
    while actions.seal(at=clock.now()):
        pass


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="kernel.records.retry_stalled", pass_context=True)
async def retry_stalled(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Give jobs back whose worker died: procrastinate does not do so by itself."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs():
        await manager.retry_job(job)


@app.periodic(cron="7 * * * *")
@app.task(queueing_lock="kernel.records.delete_finished", pass_context=True)
async def delete_finished(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Delete jobs that ended well an hour ago; failed ones stay to be seen."""
    await context.app.job_manager.delete_old_jobs(nb_hours=1)


@app.periodic(cron="17 4 * * *")
@app.task(name="yiwang.kernel.records.tasks.verify_log", queueing_lock="kernel.records.verify")
def verify_log(timestamp: int) -> None:  # noqa: ARG001
    """Recompute the log, at night and when the audit administrator asks."""
    actions.verify_log(actor=system("records"), at=clock.now())


@app.periodic(cron="37 3 * * *")
@app.task(queueing_lock="kernel.records.forget")
def forget(timestamp: int) -> None:  # noqa: ARG001
    """Drop old keys, at night."""
    actions.forget(at=clock.now())
