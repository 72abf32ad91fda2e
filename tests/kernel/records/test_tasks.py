"""The outbox run by a real worker, in a database where transactions commit."""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import connection, connections
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from yiwang.kernel.records import ports, tasks
from yiwang.kernel.records.actions import record
from yiwang.kernel.records.models import Handled, Head, Record
from yiwang.kernel.records.types import Payload
from yiwang.lib.actor import system

NOON = datetime(2026, 7, 1, 4, 0, tzinfo=UTC)
ROBOT = system("test")
NAME = f"{__name__}.on_opened"
calls: list[int] = []
broken = threading.Event()


@tasks.handler
def on_opened(happened: Payload) -> None:
    calls.append(happened["record_id"])
    record("case.greeted", about=("case", happened["about_id"]), actor=ROBOT, at=NOON)
    if broken.is_set():
        raise RuntimeError("the outside is down")


@pytest.fixture(autouse=True)
def heard(
    committing: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: LazySettings
) -> Iterator[None]:
    settings.RECORD_KEY_FILE = tmp_path / "record.key"
    monkeypatch.setattr(ports, "_LISTENERS", {})
    ports.listen("case.opened", NAME)
    ports.listen("case.greeted", "nobody.tasks.knows")
    calls.clear()
    broken.clear()
    yield
    connections.close_all()


def work() -> None:
    """Run what waits, as `yiwang worker` does, then stop."""
    with app.replace_connector(app.connector.get_worker_connector()):  # type: ignore[attr-defined]
        app.run_worker(
            wait=False, install_signal_handlers=False, listen_notify=False, queues=["default"]
        )


def statuses(name: str) -> list[str]:
    return list(ProcrastinateJob.objects.filter(task_name=name).values_list("status", flat=True))


def test_a_listener_runs_once_per_record() -> None:
    number = record("case.opened", about=("case", "7"), actor=ROBOT, at=NOON)

    work()

    assert calls == [number]
    assert statuses(NAME) == ["succeeded"]
    assert Record.objects.filter(event="case.greeted", about_id="7").count() == 1


def test_a_job_run_twice_changes_nothing_the_second_time() -> None:
    number = record("case.opened", about=("case", "7"), actor=ROBOT, at=NOON)
    work()
    app.configure_task(NAME).defer(
        record_id=number, event="case.opened", about_type="case", about_id="7", data={}
    )

    work()

    assert calls == [number]
    assert Handled.objects.count() == 1
    assert statuses(NAME) == ["succeeded", "succeeded"]


def test_a_failed_listener_leaves_neither_row_nor_job_and_is_tried_again() -> None:
    number = record("case.opened", about=("case", "7"), actor=ROBOT, at=NOON)
    broken.set()

    work()

    assert calls == [number]
    assert not Record.objects.filter(event="case.greeted").exists()
    assert statuses("nobody.tasks.knows") == []
    job = ProcrastinateJob.objects.get(task_name=NAME)
    assert (job.status, job.attempts) == ("todo", 1)
    assert job.scheduled_at is not None


@pytest.fixture
def run() -> Callable[[str], None]:
    def once(task: str) -> None:
        app.configure_task(f"yiwang.kernel.records.tasks.{task}").defer(timestamp=0)
        work()

    return once


def test_the_sealer_seals(run: Callable[[str], None]) -> None:
    record("a.done", about=("a", "1"), actor=ROBOT, at=NOON)

    run("seal")

    assert [head.size for head in Head.objects.all()] == [1]


def test_a_job_whose_worker_died_is_given_back(run: Callable[[str], None]) -> None:
    number = record("case.opened", about=("case", "7"), actor=ROBOT, at=NOON)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing' WHERE task_name = %s", [NAME]
        )

    run("retry_stalled")
    work()

    assert calls == [number]


def test_jobs_that_ended_well_are_deleted_after_an_hour(run: Callable[[str], None]) -> None:
    record("case.opened", about=("case", "7"), actor=ROBOT, at=NOON)
    work()
    past = datetime.now(tz=UTC) - timedelta(hours=2)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_events SET at = %s", [past])

    run("delete_finished")

    assert statuses(NAME) == []
