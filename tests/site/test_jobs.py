"""Jobs run as the worker runs them, on the test's database."""

import pytest
from django.db import connection
from procrastinate.contrib.django import app

from yiwang.site import jobs, tasks


def test_every_task_of_the_worker_runs_as_the_system() -> None:
    assert jobs.as_system in app.worker_defaults["task_middleware"]


def test_the_housekeeping_is_known_to_the_worker() -> None:
    app.perform_import_paths()

    assert {tasks.retry_stalled.name, tasks.delete_finished.name} <= set(app.tasks)
    assert {p.task.name for p in app.periodic_registry.periodic_tasks.values()} >= {
        tasks.retry_stalled.name,
        tasks.delete_finished.name,
    }


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
