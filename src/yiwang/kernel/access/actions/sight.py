"""Tell the database who acts, for this transaction only."""

from django.db import connections

from yiwang.kernel.access.engine.sight import settings_of
from yiwang.lib.actor import Actor


def set_actor(actor: Actor, *, using: str = "default") -> None:
    """Set the actor that row-level security reads, until the transaction ends.

    Outside a transaction it would hold for nothing, and so is a bug.
    """
    if not connections[using].in_atomic_block:
        raise RuntimeError("set_actor belongs at the beginning of a transaction")
    values = settings_of(actor)
    with connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT set_config(name, value, true) FROM unnest(%s::text[], %s::text[]) AS s(name, value)",
            [list(values), list(values.values())],
        )
