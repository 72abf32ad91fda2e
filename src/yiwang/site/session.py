"""Tell PostgreSQL who acts, for this transaction only: what row-level security compares."""

from django.db import connection

from yiwang.lib.actor import Actor

_SET = """
SELECT set_config('yiwang.kind', %s, true),
       set_config('yiwang.orgs', %s, true),
       set_config('yiwang.parties', %s, true)
"""


def begin(actor: Actor) -> None:
    """Set `yiwang.kind`, `yiwang.orgs` and `yiwang.parties` (comma-separated) until commit."""
    organisations = sorted({g.organisation for g in actor.grants} | {actor.organisation} - {""})
    parties = sorted({str(p) for p in (*actor.parties, actor.party) if p is not None})
    with connection.cursor() as cursor:
        cursor.execute(_SET, [actor.kind.value, ",".join(organisations), ",".join(parties)])
