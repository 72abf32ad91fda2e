"""What the worker does for the province: write a row per event, send it, wake what waits."""

from uuid import UUID

from procrastinate.contrib.django import app

from yiwang.connectors.province import actions
from yiwang.kernel.records.tasks import RETRY, handler
from yiwang.kernel.records.types import Payload
from yiwang.lib import clock
from yiwang.lib.actor import system

PROVINCE = system("connectors.province")


@handler
def write(payload: Payload) -> None:
    """Write the row of one event."""
    actions.write(
        record_id=payload["record_id"],
        event=payload["event"],
        about=payload["about_id"],
        data=payload["data"],
        actor=PROVINCE,
        at=clock.now(),
    )


@app.task(name=actions.SEND, retry=RETRY)
def send(row: str) -> None:
    """Send one row."""
    actions.send(row_id=UUID(row), actor=PROVINCE, at=clock.now())


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="connectors.province.wake")
def wake(timestamp: int) -> None:  # noqa: ARG001 - procrastinate passes it
    """Send what waits, each minute."""
    actions.wake(at=clock.now())
