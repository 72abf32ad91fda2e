"""The tree kept as tiles of 256 hashes (C2SP tlog-tiles). Pure: reading is handed in.

Tile (level, index) holds the hashes of the full subtrees of 256**level leaves from number
256 * index on. Full tiles never change; the last one of a level grows at its end, so that a
smaller tree is always a prefix. Everything above a tile's row is recomputed from it.
"""

from collections.abc import Callable, Sequence

from yiwang.kernel.records.engine import merkle

WIDTH = 256
SIZE = 32  # bytes of a hash
Read = Callable[[int, int], bytes]  # (level, index) → the tile's bytes


def hashes(tile: bytes) -> list[bytes]:
    return [tile[place : place + SIZE] for place in range(0, len(tile), SIZE)]


def grow(size: int, leaves: Sequence[bytes], read: Read) -> dict[tuple[int, int], bytes]:
    """Return the tiles that change when `leaves` (hashes) follow the first `size` ones."""
    changed: dict[tuple[int, int], bytes] = {}
    level, count, row = 0, size, list(leaves)
    while row:
        index, width = divmod(count, WIDTH)
        whole = (read(level, index)[: width * SIZE] if width else b"") + b"".join(row)
        above = []
        for start in range(0, len(whole), WIDTH * SIZE):
            tile = whole[start : start + WIDTH * SIZE]
            changed[level, index] = tile
            index += 1
            if len(tile) == WIDTH * SIZE:
                above.append(merkle.root(hashes(tile)))
        level, count, row = level + 1, count // WIDTH, above
    return changed


def hash_of(start: int, end: int, read: Read) -> bytes:
    """Return the tree hash of the subtree [start, end)."""
    if start == end:
        return merkle.EMPTY
    width = end - start
    if width & (width - 1):
        middle = start + merkle.split(width)
        return merkle.node_hash(hash_of(start, middle, read), hash_of(middle, end, read))
    height = width.bit_length() - 1
    level, within = divmod(height, 8)
    place = start >> (8 * level)
    first = place % WIDTH * SIZE
    tile = read(level, place // WIDTH)
    return merkle.root(hashes(tile[first : first + (SIZE << within)]))
