"""Housekeeping of the jobs themselves."""

import structlog
from procrastinate import JobContext
from procrastinate.contrib.django import app

KEPT_HOURS = 24  # finished jobs stay this long, to be looked at
log = structlog.get_logger("yiwang.jobs")


@app.periodic(cron="* * * * *")
@app.task(name="site.retry_stalled", queueing_lock="site.retry_stalled", pass_context=True)
async def retry_stalled(context: JobContext, timestamp: int) -> None:
    """Give back the jobs whose worker went silent: procrastinate never does so by itself.

    A job is idempotent by its event id, so that doing it twice does no harm.
    """
    for job in await context.app.job_manager.get_stalled_jobs():
        log.warning("job-retried", job=job.id, task=job.task_name, timestamp=timestamp)
        await context.app.job_manager.retry_job(job)


@app.periodic(cron="17 3 * * *")
@app.task(name="site.delete_finished", queueing_lock="site.delete_finished", pass_context=True)
async def delete_finished(context: JobContext, timestamp: int) -> None:
    """Keep the table of jobs short; failed ones stay until someone has looked."""
    log.info("jobs-deleted", hours=KEPT_HOURS, timestamp=timestamp)
    await context.app.job_manager.delete_old_jobs(nb_hours=KEPT_HOURS)
