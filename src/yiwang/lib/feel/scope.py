"""What an expression sees while it is computed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import TypeAlias

Scope: TypeAlias = dict[str, object]
Compute: TypeAlias = Callable[[Scope], object]

MOMENT: ContextVar[datetime | None] = ContextVar("MOMENT", default=None)


@contextmanager
def moment(at: datetime | None) -> Iterator[None]:
    """Let `now()` and `today()` answer `at`; without it they are null."""
    token = MOMENT.set(at)
    try:
        yield
    finally:
        MOMENT.reset(token)
