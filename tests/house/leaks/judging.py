"""What an answer gives away, and whether a change was allowed."""

from dataclasses import dataclass, field
from difflib import unified_diff
from typing import Self
from uuid import UUID

import pytest
from django.apps import apps
from django.db import models

from tests.house.leaks import watching
from tests.house.leaks.declared import HOME
from tests.house.leaks.events import ANYBODY, OWN, SEE, TAKES
from tests.house.leaks.people import Person, Thing
from tests.house.leaks.places import Place
from tests.house.leaks.watching import Said
from tests.house.leaks.world import World
from yiwang.kernel.records.models import Record

BUG = 500
NOT_YOURS = range(400, 500)
PARTY = "kernel_parties.party"
MOST = 12  # problems that one failure shows


@dataclass
class Problems:
    person: Person
    found: list[str] = field(default_factory=list)

    def __iadd__(self, more: list[str]) -> Self:
        self.found += more
        return self

    def tell(self) -> None:
        """Fail with what was found."""
        fresh = list(dict.fromkeys(self.found))
        if fresh:
            shown = "\n".join(fresh[:MOST])
            pytest.fail(f"{self.person.name}: {len(fresh)} problems\n{shown}", pytrace=False)


def of_answer(world: World, person: Person, place: Place, address: str, answer: Said) -> list[str]:
    """Neither a bug nor anybody else's secret."""
    found = []
    if answer.status >= BUG:
        found.append(f"{place}: {address} answers {answer.status} {answer.error}")
    for thing in world.things:
        if not person.knows(thing):
            shown = [s for s in thing.secrets if s in answer.whole]
            found += [f"{place}: {address} shows {s} of {thing.name}" for s in shown]
    return found


def of_absence(place: Place, address: str, real: Said, nothing: tuple[str, Said]) -> list[str]:
    """What is not yours looks as if it did not exist: same status, same headers, same page."""
    missing, absent = nothing
    if real.status not in NOT_YOURS:
        return [f"{place}: {address} of somebody else answers {real.status}"]
    one, other = real.without(address), absent.without(missing)
    if one == other:
        return []
    if one[0] != other[0]:
        return [f"{place}: {address} answers {one[0]}, what does not exist {other[0]}"]
    lines = unified_diff(one[2].splitlines(), other[2].splitlines(), lineterm="", n=0)
    return [f"{place}: {address} and what does not exist differ: {' '.join([*lines][:8])}"]


def of_search(asked: str, secret: str, real: Said, nothing: tuple[str, Said]) -> list[str]:
    """Whoever looks for what is not theirs finds what they would find if it did not exist."""
    other, none = nothing
    one, two = real.without(secret), none.without(other)
    if real.status >= BUG:
        return [f"{asked} answers {real.status} {real.error}"]
    if one == two:
        return []
    lines = unified_diff(two[2].splitlines(), one[2].splitlines(), lineterm="", n=0)
    told = " ".join([*lines][:8])
    return [f"{asked} tells that it exists ({one[0]}, {two[0]}): {told}"]


def of_change(
    world: World, person: Person, did: str, answer: Said, before: dict[str, tuple[int, int]]
) -> list[str]:
    """Every change leaves a line in the record, and the actor holds what its event takes."""
    if not answer.wrote:
        return []
    after = watching.state()
    changed = sorted(t for t, kept in after.items() if before.get(t) != kept)
    if not changed:
        return []
    count = before["public.kernel_records_record"][0]
    lines = list(Record.objects.order_by("id")[count:])
    if not lines:
        return [f"{did} changes {changed} and leaves no line in the record"]
    found = []
    for line in lines:
        if line.event not in TAKES:
            found.append(f"{did}: say in tests/house/leaks/events.py what {line.event} takes")
        elif not _may(world, person, line):
            found.append(f"{did}: {person.name} may not cause {line.event}")
    return found


def _may(world: World, person: Person, line: Record) -> bool:
    if line.actor.startswith("system"):
        return True  # a rule or a listener, whose own deed was judged by what caused it
    takes = TAKES[line.event]
    if ANYBODY in takes:
        return True
    thing = _thing(world, line)
    return any(_holds(person, deed, thing, line) for deed in takes)


def _holds(person: Person, deed: str, thing: Thing, line: Record) -> bool:
    if deed == SEE:
        return person.sees(thing)
    if deed == OWN:
        return any(person.stands_for(p, thing.item) for p in (thing.party, *thing.others))
    if deed == "task":
        deed = f"cases.{getattr(_row(line), 'deed', '')}"
        if deed == "cases.confirm" and person.stands_for(thing.party, thing.item):
            return True
    return any(person.holds(deed, o) for o in thing.organisations)


def _row(line: Record) -> models.Model | None:
    """The row that a line is about; some are about no table."""
    try:
        model = apps.get_model(line.about_type)
    except (LookupError, ValueError):
        return None
    return model._default_manager.filter(pk=line.about_id).first()


def _thing(world: World, line: Record) -> Thing:
    """What a line is about: a thing of the world, or a row that this request made or ended."""
    known = world.thing_of(line.about_id)
    if known and line.about_type != PARTY:
        return known
    row = _row(line)
    party = getattr(row, "party_id", None) or getattr(row, "party", None)
    organisation = getattr(row, "organisation", "") or HOME
    if line.about_type == PARTY:
        party = UUID(line.about_id)
    item = getattr(row, "key", "")
    return Thing("made", party, frozenset({organisation}), "cases.see", (), {}, item=item)
