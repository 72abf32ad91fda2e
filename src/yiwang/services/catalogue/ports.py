"""Bells of the catalogue: what of a signed-in person's affairs waits on the front page."""

from collections.abc import Callable, Sequence
from datetime import datetime

from yiwang.lib.actor import Actor
from yiwang.lib.ports import Port
from yiwang.ui.components import Task

# (actor, at) → lines of a task list, most urgent first; filled by intake
Waiting = Callable[[Actor, datetime], Sequence[Task]]
waiting: Port[Waiting] = Port("catalogue.waiting")
