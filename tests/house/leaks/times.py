"""When, by whom and with which secrets the city is filled."""

import itertools
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

from yiwang.declarations.deeds import DEEDS
from yiwang.lib.actor import Actor, Grant, Kind, system

OPENED = datetime(2026, 3, 2, 4, tzinfo=UTC)
LATER = OPENED + timedelta(hours=1)
NOW = OPENED + timedelta(hours=3)  # the clock of every request
SINCE = date(2020, 1, 1)
SYSTEM = system("leaks")
NUMBERS = itertools.count(1)


def canary() -> str:
    return f"CANARY{uuid4().hex[:14].upper()}"


def everything(organisation: str, who: str = "leak-worker") -> Actor:
    """A worker with every deed in one organisation, to bring cases into their states."""
    return Actor(
        kind=Kind.STAFF,
        id=who,
        name="演示经办",
        organisation=organisation,
        grants=frozenset(Grant(d, organisation) for d in DEEDS),
    )
