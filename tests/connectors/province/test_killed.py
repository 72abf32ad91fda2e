"""A worker killed between the province's answer and its note here: sent again, one over there."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from django.conf import LazySettings
from django.db import connections, transaction
from procrastinate.contrib.django import app

from tests import making
from tests.connectors.province import town
from yiwang.connectors.province import actions
from yiwang.connectors.province.models import Row
from yiwang.connectors.province.simulator.desk import Desk
from yiwang.connectors.province.types import State
from yiwang.kernel.access.actions import set_actor
from yiwang.lib import clock

DIES = """
import os, signal, django
django.setup()
from procrastinate.contrib.django import app
from yiwang.connectors.province.actions import sending
sending.note = lambda *args, **kwargs: os.kill(os.getpid(), signal.SIGKILL)
with app.replace_connector(app.connector.get_worker_connector()):
    app.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)
"""


def environment(settings: LazySettings) -> dict[str, str]:
    d = connections["default"].settings_dict
    url = f"postgresql://{d['USER']}:{d['PASSWORD']}@/{d['NAME']}?host={d['HOST']}"
    return {
        **os.environ,
        "PYTHONPATH": str(Path(__file__).resolve().parents[3] / "src"),
        "DJANGO_SETTINGS_MODULE": "yiwang.site.settings",
        "YIWANG_DATABASE_URL": url,
        "YIWANG_PROVINCE": settings.PROVINCE_URL,
        "YIWANG_PROVINCE_SECRET": settings.PROVINCE_SECRET,
    }


def state() -> tuple[str, int]:
    with transaction.atomic():
        set_actor(town.ROBOT)
        row = Row.objects.get()
        return row.state, row.attempts


def test_a_worker_killed_between_answer_and_note_sends_once_more_and_it_is_one(
    committing: str, province: Desk, settings: LazySettings
) -> None:
    with transaction.atomic():
        set_actor(town.ROBOT)
        making.open_case(party=town.publish())

    killed = subprocess.run(
        [sys.executable, "-c", DIES],
        env=environment(settings),
        capture_output=True,
        text=True,
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr[-500:]
    assert (state(), province.counts()) == ((State.WAITING, 0), {"accepted": 1})
    with transaction.atomic():
        set_actor(town.ROBOT)
        actions.wake(at=clock.now())
    with app.replace_connector(app.connector.get_worker_connector()):  # type: ignore[attr-defined]
        app.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)

    assert (state(), province.counts()) == ((State.ACCEPTED, 1), {"accepted": 1})
    connections.close_all()
