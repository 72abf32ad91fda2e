"""Give the rows of the record their order and put them under a signed head."""

from datetime import datetime

from django.conf import settings
from django.db import connection, transaction

from yiwang.kernel.records import queries
from yiwang.kernel.records.engine import note, tiles
from yiwang.kernel.records.models import Head, Leaf, Tile

_LOCK = 6962  # advisory: one sealer at a time, others go home
# Below the snapshot's xmin every transaction is over, so no row can still appear between those
# seen now: the pair (xid, id) is an order that only grows at its end. A visible row at or above
# its xmax comes from another cluster: a dump was restored, whose numbers began anew.
_SETTLED = """
SELECT r.id, r.xid::text::bigint, r.leaf, r.xid < pg_snapshot_xmin(s.now)
FROM kernel_records_record r, (SELECT pg_current_snapshot() AS now) s
WHERE (r.xid, r.id) > (%s::text::xid8, %s)
  AND (r.xid < pg_snapshot_xmin(s.now) OR r.xid >= pg_snapshot_xmax(s.now))
  AND NOT EXISTS (SELECT FROM kernel_records_leaf l WHERE l.record_id = r.id)
ORDER BY r.xid, r.id LIMIT %s
"""
_FROM_ANOTHER_CLUSTER = (
    "SELECT %s::text::xid8 >= pg_snapshot_xmax(pg_current_snapshot())"  # the last sealed xid
)


@transaction.atomic
def seal(*, at: datetime, limit: int = 10_000) -> int:
    """Append settled rows to the log and sign its new head; returns how many were appended.

    At most `limit` rows; 0 when there is nothing to seal or another sealer is at work.
    """
    head = _claim()
    if head is None:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(_SETTLED, [head.last_xid, head.last_record, limit])
        rows = cursor.fetchall()
    if not rows:
        return 0
    size = head.size + len(rows)
    Leaf.objects.bulk_create(
        Leaf(index=head.size + n, record_id=row[0]) for n, row in enumerate(rows)
    )
    _grow(head.size, [bytes.fromhex(row[2].partition(":")[2]) for row in rows])
    root = tiles.hash_of(0, size, queries.read_tile)
    key = note.load_key(settings.RECORD_KEY_FILE)
    own = [row for row in rows if row[3]]
    Head(
        size=size,
        note=note.sign(note.Checkpoint(settings.RECORD_ORIGIN, size, root), key),
        last_xid=own[-1][1] if own else head.last_xid,
        last_record=own[-1][0] if own else head.last_record,
        at=at,
    ).save(force_insert=True)
    return len(rows)


def _claim() -> Head | None:
    """Return the head to go on from, None when another sealer is at work."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
        if not cursor.fetchone()[0]:
            return None
        head = queries.get_head() or Head(size=0, last_xid=0, last_record=0)
        cursor.execute(_FROM_ANOTHER_CLUSTER, [head.last_xid])
        if cursor.fetchone()[0]:
            head.last_xid = head.last_record = 0  # look through all rows once
    return head


def _grow(size: int, leaves: list[bytes]) -> None:
    changed = tiles.grow(size, leaves, queries.read_tile)
    Tile.objects.bulk_create(
        [Tile(level=level, index=index, hashes=tile) for (level, index), tile in changed.items()],
        update_conflicts=True,
        unique_fields=["level", "index"],
        update_fields=["hashes"],
    )
