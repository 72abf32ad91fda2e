"""The real city and packs for tests of services: published, their registers made and filled."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any

from yiwang.declarations import load
from yiwang.declarations.release import Release, releases
from yiwang.kernel.city import actions as city
from yiwang.kernel.registers.actions import copy_in
from yiwang.lib import clock
from yiwang.lib.actor import system
from yiwang.site.demo import firms, people
from yiwang.site.settings import CITY_FOLDER, PACKS_FOLDER

SYSTEM = system("test")
NEEDED = ("population", "firms", "licences")


@cache
def declared() -> tuple[Release, ...]:
    loaded = load(CITY_FOLDER, PACKS_FOLDER)
    assert [str(p) for p in loaded.problems] == []
    return tuple(releases(loaded))


@cache
def cast() -> tuple[people.Person, ...]:
    """The people whom journeys call by name, and their firms below."""
    with (CITY_FOLDER / "regions.csv").open(encoding="utf-8") as lines:
        return tuple(people.make_people(people.read_regions(lines), count=400))


@cache
def shops() -> tuple[firms.Firm, ...]:
    return tuple(firms.make_firms(cast()))


def person(name: str) -> people.Person:
    return next(p for p in cast() if p.name == name)


def publish() -> None:
    city.publish(releases=declared(), actor=SYSTEM, at=clock.now())
    with (CITY_FOLDER / "regions.csv").open(encoding="utf-8") as lines:
        rows = [(r.code, r.name, r.parent, r.level) for r in people.read_regions(lines)]
    city.replace_regions(rows=rows, actor=SYSTEM, at=clock.now())


def fill(register: str, rows: Iterable[Any]) -> None:
    filled: Iterable[Mapping[str, Any]] = (row._asdict() for row in rows)
    copy_in(
        register=register,
        rows_in=filled,
        valid_from=date(2026, 1, 1),
        actor=SYSTEM,
        at=clock.now(),
        source="演示数据",
    )
