"""What the walk knows of the populated city: whose each thing is, and what addresses may name."""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.test import Client

from tests.house.leaks.declared import HOME
from tests.house.leaks.people import Person, Thing
from tests.house.leaks.places import Place, places


def blank(secret: str) -> str:
    """Return what nobody holds, of the same length and form."""
    return "".join("9" if c.isdigit() else "Z" if c.isascii() else c for c in secret)


NOTHING: Mapping[str, object] = {}
# what is nobody's: (name of a page or "", what its address asks for) → values
FREE: dict[tuple[str, str], tuple[object, ...]] = {
    ("gallery-page", "page"): ("question",),
    ("", "pack"): ("leaks",),
    ("", "service"): (HOME,),
    ("theme", "theme"): ("开店",),
    ("department", "organisation"): (HOME,),
    ("access:admin-role", "role_id"): ("acceptor",),
    ("desk-offer", "mark"): ("0" * 64,),
    ("draft-page", "page"): ("shop",),
    ("draft-region", "page"): ("shop",),
    ("draft-region", "word"): ("店名",),
    ("verify-scanned", "identifier"): ("1.2.156.3005.2.NOBODY.1",),
    ("indicator", "pack"): ("food-business-licence",),
    ("indicator", "indicator"): ("inspected",),
}


def _like(value: object) -> object:
    """Return something of the same form that does not exist."""
    if isinstance(value, UUID):
        return uuid4()
    if isinstance(value, int):
        return 987_654_321
    return f"{value}"[:-4] + "0000"


@dataclass
class World:
    things: list[Thing] = field(default_factory=list)
    people: dict[str, Person] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)

    def client(self, person: Person, **options: bool) -> Client:
        client = Client(raise_request_exception=False, **options)
        if person.name in self.cookies:
            client.cookies["sessionid"] = self.cookies[person.name]
        return client

    def places(self) -> list[Place]:
        """Return every page whose address can be filled."""
        return [p for p in places() if all(self.values(p, asked) for asked in p.asks)]

    def values(self, place: Place, asked: str) -> list[tuple[object, Thing | None]]:
        """Return what may stand in an address, with whose it is."""
        mine = [(v, t) for t in self.things for v in t.values.get(asked, ())]
        free = FREE.get((place.name, asked), FREE.get(("", asked), ()))
        return [(v, None) for v in free] if free else mine

    def addresses(self, place: Place) -> Iterator[tuple[str, Thing | None, str]]:
        """Yield each address, whose thing it names, and the same address of nothing."""
        known = [self.values(place, asked) for asked in place.asks]
        for chosen in itertools.product(*known):
            things = {t.name: t for _, t in chosen if t is not None}
            if len(things) > 1:
                continue  # parts of two different things
            thing = next(iter(things.values()), None)
            values = {a: v for a, (v, _) in zip(place.asks, chosen, strict=True)}
            yield place.address(values), thing, self.missing(place, thing, values)

    def missing(
        self, place: Place, thing: Thing | None, values: Mapping[str, object] = NOTHING
    ) -> str:
        """Return the address of what does not exist, of the same form."""
        absent: dict[str, object] = dict(values)
        for asked in place.asks:
            kept, whose = next(
                ((v, t) for v, t in self.values(place, asked) if thing is None or t is thing),
                self.values(place, asked)[0],
            )
            absent.setdefault(asked, kept)
            if whose is not None:
                absent[asked] = _like(kept)
        return place.address(absent)

    def first_foreign(self, place: Place, person: Person) -> tuple[str, Thing | None, str]:
        """Return the first address of something that is not theirs, or else the first."""
        found = list(self.addresses(place))
        foreign = (a for a in found if a[1] is not None and not person.sees(a[1]))
        own = (found[0][0], None, found[0][0])
        return next(foreign, own)

    def foreign(self, place: Place, person: Person) -> Iterator[tuple[str, Thing, str]]:
        """Yield one address for each relation in which a thing is not theirs."""
        tried = set()
        for address, thing, missing in self.addresses(place):
            if thing is not None and not person.sees(thing):
                relation = thing.organisations if person.role else frozenset({thing.party})
                if relation not in tried:
                    tried.add(relation)
                    yield address, thing, missing

    def foreign_secrets(self, person: Person) -> list[str]:
        """Return one secret of each kind of thing that is not theirs."""
        found = {}
        for thing in self.things:
            for place, secret in enumerate(() if person.knows(thing) else thing.secrets):
                found[thing.name.partition(" ")[0], place] = secret
        return list(found.values())

    def thing_of(self, value: object) -> Thing | None:
        for thing in self.things:
            if any(str(value) == str(v) for values in thing.values.values() for v in values):
                return thing
        return None
