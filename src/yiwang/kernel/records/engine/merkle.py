"""The Merkle tree of RFC 6962 §2.1 over SHA-256: hashes, roots and proofs. Pure.

Proofs are stated for subtrees [start, end), as draft-ietf-plants-merkle-tree-certs §4 does; a
whole tree is the subtree that starts at 0. A subtree is valid when its start is a multiple of the
smallest power of two that covers its width.
"""

import hashlib
from collections.abc import Callable, Sequence

EMPTY = hashlib.sha256(b"").digest()
Hash = Callable[[int, int], bytes]  # the tree hash of leaves start to end


class ProofError(ValueError):
    """A proof does not show what it claims."""


def leaf_hash(data: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def split(width: int) -> int:
    """Return the largest power of two below `width` (≥ 2)."""
    return 1 << ((width - 1).bit_length() - 1)


def root(leaves: Sequence[bytes]) -> bytes:
    """Return the tree hash of leaf hashes."""
    if not leaves:
        return EMPTY
    row = list(leaves)
    while len(row) > 1:
        odd = row[-1:] if len(row) % 2 else []
        row = [node_hash(a, b) for a, b in zip(row[::2], row[1::2], strict=False)] + odd
    return row[0]


class Growing:
    """A tree that only grows, in log(n) memory: enough to know its root after every leaf."""

    def __init__(self) -> None:
        self.size = 0
        self._peaks: list[bytes] = []  # roots of the full subtrees, the widest first

    def add(self, leaf: bytes) -> None:
        node, size = leaf, self.size
        while size & 1:
            node, size = node_hash(self._peaks.pop(), node), size >> 1
        self._peaks.append(node)
        self.size += 1

    def root(self) -> bytes:
        if not self._peaks:
            return EMPTY
        node = self._peaks[-1]
        for peak in reversed(self._peaks[:-1]):
            node = node_hash(peak, node)
        return node


def is_subtree(start: int, end: int) -> bool:
    """Whether [start, end) is a subtree of every tree that reaches `end`."""
    return 0 <= start < end and start % (1 << (end - start - 1).bit_length()) == 0


def prove_inclusion(index: int, size: int, hash_of: Hash) -> list[bytes]:
    """Return the audit path of leaf `index` in the tree of `size` leaves (RFC 6962 §2.1.1)."""
    start, end, path = 0, size, []
    while end - start > 1:
        middle = start + split(end - start)
        if index < middle:
            path.append(hash_of(middle, end))
            end = middle
        else:
            path.append(hash_of(start, middle))
            start = middle
    return path[::-1]


def prove_consistency(old: int, new: int, hash_of: Hash) -> list[bytes]:
    """Return the proof that the tree of `new` leaves begins with that of `old` (RFC 6962 §2.1.2)."""
    start, end, path, whole = 0, new, [], True
    while old < end:
        middle = start + split(end - start)
        if old <= middle:
            path.append(hash_of(middle, end))
            end = middle
        else:
            path.append(hash_of(start, middle))
            start, whole = middle, False
    return path[::-1] if whole else [hash_of(start, end), *path[::-1]]


class _Path:
    """A proof that is used up from the leaf to the root."""

    def __init__(self, proof: Sequence[bytes], *others: bytes) -> None:
        if any(len(each) != len(EMPTY) for each in (*proof, *others)):
            raise ProofError("a hash has the wrong length")
        self._rest = iter(proof)

    def take(self) -> bytes:
        for each in self._rest:
            return each
        raise ProofError("the proof is too short")

    def check_used_up(self) -> None:
        if any(True for _ in self._rest):
            raise ProofError("the proof is too long")


def check_inclusion(
    leaf: bytes, proof: Sequence[bytes], root_hash: bytes, *, index: int, end: int, start: int = 0
) -> None:
    """Raise ProofError unless `proof` shows `leaf` at `index` of the subtree [start, end)."""
    if not is_subtree(start, end) or not start <= index < end:
        raise ProofError(f"no leaf {index} in [{start}, {end})")
    path = _Path(proof, leaf)

    def climb(low: int, high: int) -> bytes:
        if high - low == 1:
            return leaf
        middle = low + split(high - low)
        if index < middle:
            return node_hash(climb(low, middle), path.take())
        node = climb(middle, high)
        return node_hash(path.take(), node)

    if climb(start, end) != root_hash:
        raise ProofError("the proof does not lead to this root")
    path.check_used_up()


def check_subtree(
    proof: Sequence[bytes],
    subtree_hash: bytes,
    root_hash: bytes,
    *,
    end: int,
    size: int,
    start: int,
) -> None:
    """Raise ProofError unless `proof` shows the subtree [start, end) inside the tree of `size`.

    An empty subtree is inside everything.
    """
    if start == end <= size and subtree_hash == EMPTY and not proof:
        return
    if not is_subtree(start, end) or end > size:
        raise ProofError(f"[{start}, {end}) is no subtree of {size} leaves")
    path = _Path(proof)

    def climb(first: int, low: int, high: int) -> tuple[bytes, bytes]:
        """Return the hashes of the subtree's part from `first` on, and of [low, high)."""
        if (first, end) == (low, high):
            node = subtree_hash if first == start else path.take()
            return node, node
        middle = low + split(high - low)
        if end <= middle:
            old, new = climb(first, low, middle)
            return old, node_hash(new, path.take())
        if first >= middle:
            old, new = climb(first, middle, high)
            return old, node_hash(path.take(), new)
        old, new = climb(middle, middle, high)
        left = path.take()
        return node_hash(left, old), node_hash(left, new)

    if climb(start, 0, size) != (subtree_hash, root_hash):
        raise ProofError("the proof does not lead to these roots")
    path.check_used_up()


def check_consistency(
    proof: Sequence[bytes], old_root: bytes, new_root: bytes, *, old: int, new: int
) -> None:
    """Raise ProofError unless the tree of `new` leaves begins with the tree of `old` leaves.

    Of an empty older tree nothing can be shown, except that it is still empty.
    """
    if old == 0 and (new, new_root) != (0, EMPTY):
        raise ProofError("an empty tree proves nothing")
    check_subtree(proof, old_root, new_root, start=0, end=old, size=new)
