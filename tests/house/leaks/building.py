"""Publish, staff and fill the city."""

from uuid import UUID

from django.db import transaction

from tests.house.leaks import casing, declared, papers, peopling
from tests.house.leaks.declared import HOME, RELATIONS
from tests.house.leaks.times import OPENED, SYSTEM
from tests.house.leaks.world import World
from yiwang.cockpit.indicators import actions as indicators
from yiwang.kernel.access.actions import set_actor, sync_posts
from yiwang.kernel.city import actions as city
from yiwang.kernel.city import queries
from yiwang.site.settling import make_registers
from yiwang.site.steps import Context

CENTRE = frozenset({"data-administration"})  # whose keepers serve organs without one


def build() -> World:
    """Return the world; everything in it is committed."""
    world = World()
    with transaction.atomic():
        set_actor(SYSTEM)
        city.publish(releases=declared.releases_of_the_test(), actor=SYSTEM, at=OPENED)
    make_registers(Context(at=OPENED, demo=True))
    with transaction.atomic():
        set_actor(SYSTEM)
        sync_posts(city=queries.get_city(), actor=SYSTEM, at=OPENED, initial_password="")
        peopling.staff(world)
        parties = peopling.meet(world)
        _cases(world, **{k: parties[k] for k in ("resident", "neighbour", "firm")})
        _papers(world)
        for name in ("resident", "neighbour", "firm"):
            peopling.message(world, parties[name])
            papers.draft(world, parties[name])
        papers.draft(world, parties["resident"], counter=HOME)
        papers.draft(world, parties["resident"], counter=RELATIONS["sibling"])
        indicators.compute(day=OPENED.date(), actor=SYSTEM, at=OPENED)
        peopling.administered(world)
        peopling.at_the_counter(world, parties["neighbour"])
        peopling.who_knows_whom(world)
    return world


def _cases(world: World, *, resident: UUID, neighbour: UUID, firm: UUID) -> None:
    for state in casing.STATES:
        casing.case(world, resident, HOME, state)
    for relation in ("parent", "child", "sibling", "other"):
        casing.case(world, resident, RELATIONS[relation], "checked")
    for organisation in (HOME, RELATIONS["child"], RELATIONS["other"]):
        casing.case(world, firm, organisation, "accepted")
    for state in ("received", "supplement", "decided"):
        casing.case(world, neighbour, HOME, state)
    casing.case(world, neighbour, RELATIONS["other"], "accepted", involved=HOME)


def _papers(world: World) -> None:
    """A document for cases of every relation; rows of HOME and of organs without a keeper."""
    for thing in [t for t in world.things if "case_id" in t.values]:
        if thing.name.split()[1] in {"received", "accepted", "checked", "closed"}:
            papers.document(world, thing)
        if "received" in thing.name:
            papers.rejected(world, thing, keepers={HOME})
        if "checked" in thing.name and RELATIONS["child"] not in thing.organisations:
            papers.rejected(world, thing, keepers=CENTRE)
