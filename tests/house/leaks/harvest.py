"""Forms are gathered from the pages of those who may see them, then sent by everybody."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

from tests.house.leaks.events import UNTRIED
from tests.house.leaks.forms import WORDS, Form, forms_of
from tests.house.leaks.people import Person, Thing
from tests.house.leaks.places import Place
from tests.house.leaks.watching import NOT_ALLOWED, Asker, ask, undone
from tests.house.leaks.world import World

DONE = 400
ENOUGH = 3  # people who find nothing new on a page that is nobody's


@dataclass(frozen=True)
class Post:
    """One form as somebody found it, to be sent by anybody."""

    place: Place
    address: str
    missing: str
    thing: Thing | None
    form: Form

    def data(self) -> dict[str, Any]:
        return self.form.filled()


@dataclass
class Found:
    reached: set[str] = field(default_factory=set)
    searches: set[tuple[Place, str, str]] = field(default_factory=set)
    forms: dict[tuple[str, str, frozenset[str]], Post] = field(default_factory=dict)

    def posts(self, world: World, person: Person) -> Iterator[Post]:
        """Every form that was found, then every page that takes a POST for what is not theirs."""
        yield from self.forms.values()
        known = {post.place.name: post.form for post in self.forms.values()}
        for place in (p for p in world.places() if p.name not in UNTRIED):
            form = known.get(place.name) or Form("", "POST", {k: [v] for k, v in WORDS.items()})
            for address, thing, missing in world.foreign(place, person):
                yield Post(place, address, missing, thing, form)
            if not any(thing for _, thing, _ in world.addresses(place)):
                address = next(world.addresses(place))[0]
                yield Post(place, address, address, None, form)


def gather(world: World) -> Found:
    """Visit each page as those who may see it, until it offers nothing new."""
    found = Found()
    by_name = {p.name: p for p in world.places()}
    for place in by_name.values():
        _visit(world, found, place, by_name)
    _search(world, found)
    _send(world, found)
    return found


def _visit(world: World, found: Found, place: Place, by_name: dict[str, Place]) -> None:
    nothing_new = 0
    for person in world.people.values():
        browser, kinds = Asker(world.client(person)), set()
        for address, thing, _ in world.addresses(place):
            kind = thing.name.partition(" of ")[0] if thing else ""
            if kind in kinds or (thing is not None and not person.sees(thing)):
                continue
            kinds.add(kind)
            with undone():
                answer = browser.ask("GET", place, address)
            if answer.status == NOT_ALLOWED:
                return
            if answer.status < DONE:
                known = len(found.forms) + len(found.searches)
                found.reached.add(place.name)
                for form in forms_of(answer.text):
                    _keep(world, found, form, address, by_name)
                same = known == len(found.forms) + len(found.searches)
                nothing_new = nothing_new + 1 if same and thing is None else 0
        if nothing_new >= ENOUGH:
            return


def _keep(world: World, found: Found, form: Form, page: str, by_name: dict[str, Place]) -> None:
    address = urlsplit(form.action).path or page
    try:
        match = resolve(address)
    except Resolver404:
        return
    place = by_name[match.view_name]
    if place.name in UNTRIED:
        return
    if form.method == "GET":
        found.searches |= {(place, address, name) for name in form.written}
        return
    things = [world.thing_of(v) for v in match.kwargs.values()]
    thing = next((t for t in things if t), None)
    missing = world.missing(place, thing)
    kind = thing.name.partition(" of ")[0] if thing else ""
    key = (place.name, kind, frozenset(form.fields))
    found.forms.setdefault(key, Post(place, address, missing, thing, form))


def _search(world: World, found: Found) -> None:
    """A search is reached when it finds what the person may see."""
    for place, address, asked in found.searches:
        for person, thing in itertools.product(world.people.values(), world.things):
            if place.name in found.reached:
                break
            for secret in thing.secrets if person.sees(thing) else ():
                with undone():
                    answer = ask(world.client(person), "GET", f"{address}?{asked}={secret}")
                if answer.status < DONE:
                    found.reached.add(place.name)


def _send(world: World, found: Found) -> None:
    """A page that only takes POST is reached when somebody's form of it succeeds."""
    bare = Form("", "POST", {k: [v] for k, v in WORDS.items()})
    known = {p.place.name for p in found.forms.values()}
    others = [
        Post(place, address, address, thing, bare)
        for place in world.places()
        if place.name not in known
        for address, thing, _ in world.addresses(place)
    ]
    for post in (*found.forms.values(), *others):
        for person in world.people.values():
            if post.place.name in found.reached:
                break
            if post.thing is None or person.sees(post.thing):
                with undone():
                    answer = ask(world.client(person), "POST", post.address, post.data())
                if answer.status < DONE:
                    found.reached.add(post.place.name)
                    break
