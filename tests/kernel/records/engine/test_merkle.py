"""Every vector of transparency-dev/merkle, and our own trees against the plain definition."""

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yiwang.kernel.records.engine import merkle, tiles

VECTORS = Path(__file__).parents[3] / "material/merkle/testdata"
LEAVES = [merkle.leaf_hash(str(n).encode()) for n in range(700)]


def b64(text: str) -> bytes:
    return base64.b64decode(text)


def inclusion(v: dict[str, Any], *, start: str | None, end: str) -> None:
    merkle.check_inclusion(
        b64(v["leafHash"]),
        [b64(p) for p in v["proof"] or ()],
        b64(v["root"]),
        index=v["leafIdx"],
        start=v[start] if start else 0,
        end=v[end],
    )


def consistency(v: dict[str, Any]) -> None:
    merkle.check_consistency(
        [b64(p) for p in v["proof"] or ()],
        b64(v["root1"]),
        b64(v["root2"]),
        old=v["size1"],
        new=v["size2"],
    )


def subtree_consistency(v: dict[str, Any]) -> None:
    merkle.check_subtree(
        [b64(p) for p in v["proof"] or ()],
        b64(v["root1"]),
        b64(v["root2"]),
        start=v["start"],
        end=v["end"],
        size=v["size"],
    )


CHECKS: dict[str, Callable[[dict[str, Any]], None]] = {
    "inclusion": lambda v: inclusion(v, start=None, end="treeSize"),
    "subtreeinclusion": lambda v: inclusion(v, start="start", end="end"),
    "consistency": consistency,
    "subtreeconsistency": subtree_consistency,
}


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        ("inclusion", 98),
        ("subtreeinclusion", 204),
        ("consistency", 98),
        ("subtreeconsistency", 118),
    ],
)
def test_every_vector_is_judged_as_published(kind: str, number: int) -> None:
    paths = sorted((VECTORS / kind).rglob("*.json"))
    wrong = []
    for path in paths:
        vector = json.loads(path.read_text())
        try:
            CHECKS[kind](vector)
            failed = False
        except merkle.ProofError:
            failed = True
        if failed != vector["wantErr"]:
            wrong.append(str(path.relative_to(VECTORS)))

    assert wrong == []
    assert len(paths) == number


def plain(start: int, end: int) -> bytes:
    """The definition of RFC 6962 §2.1, word by word."""
    if end - start == 1:
        return LEAVES[start]
    middle = start + merkle.split(end - start)
    return merkle.node_hash(plain(start, middle), plain(middle, end))


@given(st.integers(1, 300), st.data())
def test_a_proof_we_make_is_a_proof(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    old = data.draw(st.integers(1, size))
    root = plain(0, size)

    inside = merkle.prove_inclusion(index, size, plain)
    after = merkle.prove_consistency(old, size, plain)

    merkle.check_inclusion(LEAVES[index], inside, root, index=index, end=size)
    merkle.check_consistency(after, plain(0, old), root, old=old, new=size)
    assert merkle.root(LEAVES[:size]) == root


@given(st.lists(st.integers(1, 300), max_size=6))
def test_tiles_grow_to_the_same_tree_in_whatever_steps(steps: list[int]) -> None:
    kept: dict[tuple[int, int], bytes] = {}

    def read(level: int, index: int) -> bytes:
        return kept[level, index]

    size = 0
    for step in steps:
        more = LEAVES[size : size + step]
        kept |= tiles.grow(size, more, read)
        size += len(more)

    assert tiles.hash_of(0, size, read) == merkle.root(LEAVES[:size])


def test_a_third_level_of_tiles_holds() -> None:
    leaves = [merkle.leaf_hash(n.to_bytes(4, "big")) for n in range(65_536 + 300)]
    kept = tiles.grow(0, leaves, lambda *_: b"")

    assert sorted({level for level, _ in kept}) == [0, 1, 2]
    assert tiles.hash_of(0, len(leaves), lambda *at: kept[at]) == merkle.root(leaves)


def test_the_growing_tree_knows_its_root_after_each_leaf() -> None:
    tree = merkle.Growing()
    assert tree.root() == merkle.EMPTY
    for size, leaf in enumerate(LEAVES[:70], start=1):
        tree.add(leaf)
        assert tree.root() == merkle.root(LEAVES[:size])
