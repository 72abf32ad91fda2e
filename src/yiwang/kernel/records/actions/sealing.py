"""Give the rows of the record their order and put them under a signed head."""

from datetime import datetime

from django.conf import settings
from django.db import connection, transaction

from yiwang.kernel.records import queries
from yiwang.kernel.records.engine import note, tiles
from yiwang.kernel.records.models import Head, Leaf, Tile

_LOCK = 6962  # advisory: one sealer at a time, others go home
# Below the snapshot's xmin every transaction is over, so no row can still appear between those
# seen now: the pair (xid, id) is an order that only grows at its end.
_SETTLED = """
SELECT id, xid::text, leaf FROM kernel_records_record
WHERE (xid, id) > (%s::text::xid8, %s) AND xid < pg_snapshot_xmin(pg_current_snapshot())
ORDER BY xid, id LIMIT %s
"""


@transaction.atomic
def seal(*, at: datetime, limit: int = 10_000) -> int:
    """Append settled rows to the log and sign its new head; returns how many were appended.

    At most `limit` rows; 0 when there is nothing to seal or another sealer is at work.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
        if not cursor.fetchone()[0]:
            return 0
        head = Head.objects.order_by("-size").first()
        size = head.size if head else 0
        since = (head.last_xid, head.last_record) if head else (0, 0)
        cursor.execute(_SETTLED, [*since, limit])
        rows = cursor.fetchall()
    if not rows:
        return 0
    Leaf.objects.bulk_create(Leaf(index=size + n, record_id=row[0]) for n, row in enumerate(rows))
    _grow(size, [bytes.fromhex(row[2].partition(":")[2]) for row in rows])
    size += len(rows)
    root = tiles.hash_of(0, size, queries.read_tile)
    key = note.load_key(settings.RECORD_KEY_FILE)
    Head(
        size=size,
        note=note.sign(note.Checkpoint(settings.RECORD_ORIGIN, size, root), key),
        last_xid=int(rows[-1][1]),
        last_record=rows[-1][0],
        at=at,
    ).save(force_insert=True)
    return len(rows)


def _grow(size: int, leaves: list[bytes]) -> None:
    changed = tiles.grow(size, leaves, queries.read_tile)
    Tile.objects.bulk_create(
        [Tile(level=level, index=index, hashes=tile) for (level, index), tile in changed.items()],
        update_conflicts=True,
        unique_fields=["level", "index"],
        update_fields=["hashes"],
    )
