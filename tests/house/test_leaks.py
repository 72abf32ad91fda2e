"""Every URL and method × whoever handles no case × every relation: nobody sees, learns of or changes what is
not theirs.

Nothing here lists pages or roles: addresses come from the URL patterns, people from the declared
city, what they may do from the declared deeds. A new page is tried by itself; when it asks for
something that the world does not hold, the test says where to add it.

Who handles cases tries the same in test_leaks_at_the_desk.py.
"""

import pytest

from tests.house.leaks import events, trying
from tests.house.leaks.harvest import Found
from tests.house.leaks.people import OTHERS as NAMES
from tests.house.leaks.places import places
from tests.house.leaks.world import World


@pytest.mark.parametrize("name", NAMES)
def test_nobody_sees_what_is_not_theirs(world: World, name: str) -> None:
    trying.see(world, world.people[name])


@pytest.mark.parametrize("name", NAMES)
def test_no_search_tells_that_something_exists(world: World, found: Found, name: str) -> None:
    trying.search(world, found, world.people[name])


@pytest.mark.parametrize("name", NAMES)
def test_no_other_method_opens_a_page(world: World, name: str) -> None:
    trying.use_other_methods(world, world.people[name])


@pytest.mark.parametrize("name", NAMES)
def test_nobody_changes_what_is_not_theirs(world: World, found: Found, name: str) -> None:
    trying.post(world, found, world.people[name])


def test_somebody_reaches_every_page(world: World, found: Found) -> None:
    """A page that nobody reaches is a page on which nothing was tried."""
    reached = found.reached | events.UNREACHED.keys()
    unreached = [str(p) for p in places() if p.name not in reached]

    assert unreached == [], f"give tests/house/leaks/building.py what shows: {unreached}"


def test_every_address_can_be_filled(world: World) -> None:
    """What an address asks for belongs to a thing of the world, or to nobody (FREE)."""
    asked = {(a, str(p)) for p in places() for a in p.asks if not world.values(p, a)}

    assert asked == set(), f"say in tests/house/leaks what stands in: {sorted(asked)}"
