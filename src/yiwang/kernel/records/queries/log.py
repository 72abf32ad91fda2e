"""The Merkle log: its head, its tiles and its proofs."""

from functools import partial

from yiwang.kernel.records.engine import merkle, tiles
from yiwang.kernel.records.models import Head, Leaf, Tile


def read_tile(level: int, index: int) -> bytes:
    """Return a tile's bytes; raises Tile.DoesNotExist."""
    return bytes(Tile.objects.values_list("hashes", flat=True).get(level=level, index=index))


def get_head() -> Head | None:
    """Return the newest signed head, None before the first sealing."""
    return Head.objects.order_by("-size").first()


def get_inclusion_proof(record_id: int, *, size: int) -> tuple[int, list[bytes]]:
    """Return a record's place in the log and its audit path in the tree of `size` leaves.

    Raises Leaf.DoesNotExist while it is not sealed, ValueError when it lies beyond `size`.
    """
    place = Leaf.objects.get(record_id=record_id).index
    if place >= size:
        raise ValueError(f"record {record_id} is not among the first {size}")
    return place, merkle.prove_inclusion(place, size, partial(tiles.hash_of, read=read_tile))


def get_consistency_proof(old: int, new: int) -> list[bytes]:
    """Return the proof that the log of `new` leaves begins with the log of `old` (≥ 1) leaves."""
    return merkle.prove_consistency(old, new, partial(tiles.hash_of, read=read_tile))
