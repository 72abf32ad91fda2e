"""Bells of the record: who listens to which event."""

_LISTENERS: dict[str, set[str]] = {}


def listen(event: str, task: str) -> None:
    """Defer the procrastinate task `task` (dotted name) for each record of `event`.

    Called from an upper room's apps.py; saying the same twice changes nothing.
    """
    _LISTENERS.setdefault(event, set()).add(task)


def listeners(event: str) -> tuple[str, ...]:
    """Return the task names that listen to `event`, in a stable order."""
    return tuple(sorted(_LISTENERS.get(event, ())))
