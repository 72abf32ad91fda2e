"""Every URL and method × every role that handles cases × every relation: nobody sees, learns of or changes what is
not theirs.

Nothing here lists pages or roles: addresses come from the URL patterns, people from the declared
city, what they may do from the declared deeds. A new page is tried by itself; when it asks for
something that the world does not hold, the test says where to add it.
"""

import pytest

from tests.house.leaks import trying
from tests.house.leaks.harvest import Found
from tests.house.leaks.people import DESK as NAMES
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
