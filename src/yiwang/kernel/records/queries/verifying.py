"""Recompute everything that the log claims, from the rows up."""

from collections.abc import Iterator

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db import connection

from yiwang.kernel.records.engine import canonical, merkle, note, tiles
from yiwang.kernel.records.models import Head, Record
from yiwang.kernel.records.queries.log import read_tile
from yiwang.kernel.records.types import Verdict

_CHUNK = 2_000
_PLACES = (
    "SELECT index, record_id FROM kernel_records_leaf WHERE index >= %s ORDER BY index LIMIT %s"
)
_LEFT_OUT = """
SELECT r.id FROM kernel_records_record r LEFT JOIN kernel_records_leaf l ON l.record_id = r.id
WHERE l.index IS NULL AND (r.xid, r.id) <= (%s::text::xid8, %s) ORDER BY r.id LIMIT 1
"""


class _Differs(Exception):
    def __init__(self, problem: str, record: int | None = None) -> None:
        super().__init__(problem)
        self.problem, self.record = problem, record


def _recomputed(row: Record) -> str:
    content = canonical.canonical(
        record_id=row.pk,
        event=row.event,
        about=(row.about_type, row.about_id),
        actor=row.actor,
        organisation=row.organisation,
        at=row.at,
        xid=row.xid,
        data=row.data,
    )
    return f"sha256:{merkle.leaf_hash(content).hex()}"


def _places() -> Iterator[tuple[int, int, Record | None]]:
    """Yield (index, record id, row) in the log's order."""
    start = 0
    while True:
        with connection.cursor() as cursor:
            cursor.execute(_PLACES, [start, _CHUNK])
            places = cursor.fetchall()
        if not places:
            return
        rows = Record.objects.in_bulk([number for _, number in places])
        for index, number in places:
            yield index, number, rows.get(number)
        start = places[-1][0] + 1


def _leaves() -> Iterator[tuple[int, bytes]]:
    """Yield (record id, hash) in the log's order, each row checked against its own content."""
    tile = b""
    for expected, (index, number, row) in enumerate(_places()):
        if index != expected:
            raise _Differs(f"日志第 {expected} 位缺失。")
        if row is None:
            raise _Differs(f"记录 {number} 已不在表中，日志第 {index} 位仍有它。", number)
        if _recomputed(row) != row.leaf:
            raise _Differs(f"记录 {number} 的内容与其摘要不符。", number)
        if index % tiles.WIDTH == 0:
            tile = read_tile(0, index // tiles.WIDTH)
        leaf = bytes.fromhex(row.leaf.partition(":")[2])
        place = index % tiles.WIDTH * tiles.SIZE
        if tile[place : place + tiles.SIZE] != leaf:
            raise _Differs(f"记录 {number} 的摘要与日志第 {index} 位不符。", number)
        yield number, leaf


def _check_heads(*, origin: str, key: Ed25519PublicKey) -> int:
    """Rebuild the tree leaf by leaf and compare it with every signed head; returns its size."""
    tree = merkle.Growing()
    heads = Head.objects.order_by("size").iterator(chunk_size=_CHUNK)
    head = next(heads, None)
    for number, leaf in _leaves():
        tree.add(leaf)
        if head is None:
            raise _Differs(f"记录 {number} 在日志中，但没有签名的日志头包含它。", number)
        if tree.size == head.size:
            _check_head(head, tree.root(), origin=origin, key=key)
            head = next(heads, None)
    if head is not None:
        raise _Differs(f"签名的日志头有 {head.size} 条，日志只有 {tree.size} 条。")
    if tree.size and tiles.hash_of(0, tree.size, read_tile) != tree.root():
        raise _Differs("日志的上层瓦片与记录不符。")
    return tree.size


def _check_head(head: Head, root: bytes, *, origin: str, key: Ed25519PublicKey) -> None:
    try:
        signed = note.read(head.note, origin=origin, key=key)
    except note.NoteError as problem:
        raise _Differs(f"第 {head.size} 条处的日志头签名不成立：{problem}。") from problem
    if signed != note.Checkpoint(origin, head.size, root):
        raise _Differs(f"第 {head.size} 条处的日志头与记录不符。")


def _check_nothing_left_out(last: Head | None) -> int:
    """Look for rows slipped in below the sealed ones; returns how many rows wait for a seal."""
    since = (last.last_xid, last.last_record) if last else (0, 0)
    with connection.cursor() as cursor:
        cursor.execute(_LEFT_OUT, since)
        if found := cursor.fetchone():
            raise _Differs(f"记录 {found[0]} 早于已封存的记录，却不在日志中。", found[0])
    waiting = 0
    after = Record.objects.filter(place__isnull=True).order_by("id")
    for row in after.iterator(chunk_size=_CHUNK):
        if _recomputed(row) != row.leaf:
            raise _Differs(f"记录 {row.pk} 的内容与其摘要不符。", row.pk)
        waiting += 1
    return waiting


def verify(*, origin: str, key: Ed25519PublicKey) -> Verdict:
    """Recompute rows, tree and signatures; the verdict names the first thing that differs.

    Reads every row once; call it in one repeatable-read transaction while others write.
    """
    last = Head.objects.order_by("-size").first()
    try:
        sealed = _check_heads(origin=origin, key=key)
        return Verdict(sealed=sealed, waiting=_check_nothing_left_out(last))
    except _Differs as found:
        return Verdict(
            sealed=last.size if last else 0, waiting=0, problem=found.problem, record=found.record
        )
