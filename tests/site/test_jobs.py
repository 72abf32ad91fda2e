"""Jobs run as the worker runs them, on the test's database."""

import pytest
from django.db import connection
from procrastinate.contrib.django import app

from yiwang.kernel.records import tasks
from yiwang.site import jobs


def test_every_task_of_the_worker_runs_as_the_system() -> None:
    assert jobs.as_system in app.worker_defaults["task_middleware"]


@pytest.mark.django_db
def test_a_job_is_the_systems_deed() -> None:
    seen: list[str] = []

    def look() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('yiwang.kind', true)")
            seen.append(cursor.fetchone()[0])

    class Context:
        task = tasks.retry_stalled

    jobs.as_system(look, Context(), None)

    assert seen == ["system"]
