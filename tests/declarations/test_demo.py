"""The example city of this repository is sound, its examples hold and its book is fresh."""

from pathlib import Path

import pytest

from yiwang.declarations import Loaded, book, load, releases
from yiwang.declarations.trying import try_all

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def demo() -> Loaded:
    return load(ROOT / "cities/demo", ROOT / "packs")


def test_it_has_no_problems(demo: Loaded) -> None:
    assert [str(p) for p in demo.problems] == []


def test_every_example_comes_out_as_it_says(demo: Loaded) -> None:
    assert [str(d) for trial in try_all(demo) for d in trial.differences] == []


def test_its_book_is_fresh(demo: Loaded) -> None:
    assert book.stale(demo) == []


def test_every_service_and_register_is_released(demo: Loaded) -> None:
    kinds = [r.kind for r in releases(demo)]

    assert kinds.count("city") == 1
    assert kinds.count("service") == sum(len(p.services) for p in demo.packs.values())
    assert kinds.count("register") == sum(len(p.data) for p in demo.packs.values())
