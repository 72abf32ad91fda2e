"""The real city and packs for tests of services: published, their registers made and filled."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any

from django.conf import settings
from django.test import Client

from yiwang.declarations import load
from yiwang.declarations.release import Release, releases
from yiwang.kernel.access.actions import set_actor, sign_in_claims
from yiwang.kernel.access.engine import session
from yiwang.kernel.access.queries import get_actor
from yiwang.kernel.access.types import ClaimedFirm, Claims
from yiwang.kernel.city import actions as city
from yiwang.kernel.registers.actions import copy_in
from yiwang.lib import clock
from yiwang.lib.actor import Actor, system
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


def sign_in(client: Client, name: str, *, firm: str = "", assurance: int = 3) -> Actor:
    """Sign a demo person in as the identity platform would, for a firm of theirs when named."""
    set_actor(SYSTEM)
    who = person(name)
    shop = next((f for f in shops() if f.name == firm), None)
    claims = Claims(
        subject=f"sub-{who.id_number}",
        name=who.name,
        number_kind="id-number",
        number=who.id_number,
        assurance=assurance,
        phone=who.phone or "",
        firm=ClaimedFirm(shop.name, shop.credit_code, "legal", shop.legal_representative)
        if shop
        else None,
    )
    account, party = sign_in_claims(claims=claims, at=clock.now())
    held = client.session
    session.begin(held, account=account.pk, epoch=account.epoch, assurance=assurance)
    if party:
        session.act_for(held, party.pk)
    held.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = str(held.session_key)
    return get_actor(
        account, on_behalf=party.pk if party else None, at=clock.now(), assurance=assurance
    )


def shop_of(name: str) -> firms.Firm:
    """Return a firm that a demo person leads."""
    return next(f for f in shops() if f.legal_representative == name)
