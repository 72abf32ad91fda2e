"""What one person tries; each function fails with what it found."""

from urllib.parse import quote

from tests.house.leaks import judging
from tests.house.leaks.harvest import Found
from tests.house.leaks.people import Person
from tests.house.leaks.watching import NOT_ALLOWED, Asker, state, undone
from tests.house.leaks.world import World, blank

OTHER_METHODS = ("HEAD", "PUT", "PATCH", "DELETE", "OPTIONS")
CLOSED: set[tuple[str, str]] = set()  # methods that a page does not know


def see(world: World, person: Person) -> None:
    """Every page and file: own things, and one in each relation that are not theirs."""
    browser, problems = Asker(world.client(person)), judging.Problems(person)

    for place in world.places():
        own = (a for a in world.addresses(place) if a[1] is None or person.sees(a[1]))
        for address, thing, missing in (*own, *world.foreign(place, person)):
            if not browser.knows("GET", place):
                break
            with undone():
                answer = browser.ask("GET", place, address)
            problems += judging.of_answer(world, person, place, address, answer)
            if thing is not None and not person.sees(thing):
                nothing = browser.nothing("GET", place, missing)
                problems += judging.of_absence(place, address, answer, nothing)

    problems.tell()


def search(world: World, found: Found, person: Person) -> None:
    """Every field that takes words, with a secret of each kind that is not theirs."""
    browser, problems = Asker(world.client(person)), judging.Problems(person)

    for place, address, field in found.searches:
        for secret in world.foreign_secrets(person):
            other, asked = blank(secret), f"{address}?{field}="
            with undone():
                real = browser.ask("GET", place, asked + quote(secret))
            with undone():
                none = browser.ask("GET", place, asked + quote(other))
            problems += judging.of_search(asked, secret, real, (other, none))

    problems.tell()


def use_other_methods(world: World, person: Person) -> None:
    """What a page does not offer, it refuses before it asks who is there."""
    browser, problems = Asker(world.client(person)), judging.Problems(person)
    with undone():
        before = state()

    for place in world.places():
        address, thing, missing = world.first_foreign(place, person)
        for method in (m for m in OTHER_METHODS if (m, place.name) not in CLOSED):
            with undone():
                answer = browser.ask(method, place, address)
                problems += judging.of_answer(world, person, place, address, answer)
                problems += judging.of_change(world, person, f"{method} {address}", answer, before)
            if answer.status == NOT_ALLOWED:  # by the decorator, which asks nobody who they are
                CLOSED.add((method, place.name))
            elif thing is not None:
                nothing = browser.nothing(method, place, missing)
                problems += judging.of_absence(place, address, answer, nothing)

    problems.tell()


def post(world: World, found: Found, person: Person) -> None:
    """Every form that anybody found, and every page that takes a POST for what is not theirs."""
    browser, problems = Asker(world.client(person)), judging.Problems(person)
    with undone():
        before = state()

    for posted in found.posts(world, person):
        place, address, data = posted.place, posted.address, posted.data()
        if not browser.knows("POST", place):
            continue
        with undone():
            answer = browser.ask("POST", place, address, data)
            problems += judging.of_answer(world, person, place, address, answer)
            problems += judging.of_change(world, person, f"POST {address}", answer, before)
        if posted.thing is not None and not person.sees(posted.thing):
            nothing = browser.nothing("POST", place, posted.missing, posted.data())
            problems += judging.of_absence(place, address, answer, nothing)

    problems.tell()
