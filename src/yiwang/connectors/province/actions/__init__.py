"""Deeds on the rows that go to the province."""

from yiwang.connectors.province.actions.mending import mend
from yiwang.connectors.province.actions.sending import SEND, send, wake
from yiwang.connectors.province.actions.writing import EVENTS, write

__all__ = ["EVENTS", "SEND", "mend", "send", "wake", "write"]
