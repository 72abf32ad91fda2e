"""What the worker does for messages."""

from uuid import UUID

from procrastinate.contrib.django import app

from yiwang.kernel.messages import actions
from yiwang.kernel.records.tasks import RETRY
from yiwang.lib import clock


@app.task(name=actions.DELIVER, retry=RETRY)
def deliver(delivery: str) -> None:
    """Try one delivery."""
    actions.deliver(delivery_id=UUID(delivery), at=clock.now())
