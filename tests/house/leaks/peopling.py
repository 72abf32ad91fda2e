"""Accounts that really sign in: staff in every role, persons with their mandates and messages."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.contrib.sessions.backends.db import SessionStore

from tests.house.leaks import declared
from tests.house.leaks.declared import HOME, RELATIONS
from tests.house.leaks.people import ANONYMOUS, LEAVER, STAFF, Person, Thing
from tests.house.leaks.times import NUMBERS, OPENED, SINCE, SYSTEM, canary
from tests.house.leaks.world import World
from yiwang.kernel.access.actions import sign_in_claims
from yiwang.kernel.access.engine import session
from yiwang.kernel.access.models import Account
from yiwang.kernel.access.types import Claims
from yiwang.kernel.messages.actions import send
from yiwang.kernel.parties.actions import end_mandate, give_mandate, register_firm
from yiwang.kernel.parties.models import Party
from yiwang.kernel.parties.types import NumberKind
from yiwang.kernel.records.models import Record
from yiwang.lib.ids import gb11643, gb32100

LIMITED_ITEM = declared.key_of(RELATIONS["child"])
NAMES = ("resident", "neighbour", "representative", "former", "limited")


def sign_in(world: World, person: Person, account: Account) -> None:
    store = SessionStore()
    session.begin(store, account=account.pk, epoch=account.epoch, assurance=3)
    store.save()
    world.people[person.name] = person
    world.cookies[person.name] = str(store.session_key)


def staff(world: World) -> None:
    """Staff sign in by their real accounts; the leaver's session is older than the leaving."""
    world.people[ANONYMOUS.name] = ANONYMOUS
    for person in STAFF:
        sign_in(world, person, Account.objects.get(username=person.username))
    gone = Account.objects.create(username=LEAVER.username, kind="staff", name="演示离职")
    sign_in(world, LEAVER, gone)
    gone.is_active, gone.epoch = False, gone.epoch + 1
    gone.save()


def _arrive(name: str) -> Party:
    number = gb11643.make("440703", date(1980, 3, 2), next(NUMBERS))
    secret = canary()
    claims = Claims(
        subject=name,
        name=f"演示{secret}",
        number_kind=NumberKind.ID_NUMBER,
        number=number,
        assurance=3,
        phone=f"199{next(NUMBERS):08d}",
    )
    account, _ = sign_in_claims(claims=claims, at=OPENED)
    assert account.party is not None
    return account.party


def meet(world: World) -> dict[str, UUID]:
    """Residents, and a firm with representatives whose mandates hold, ended or are limited."""
    parties = {name: _arrive(name) for name in NAMES}
    firm = register_firm(
        name=f"演示商行{canary()}",
        code=gb32100.make(kind="91", region="440703", serial=77),
        representative="演示负责人",
        actor=SYSTEM,
        at=OPENED,
    )
    items = {"representative": (), "former": (), "limited": (LIMITED_ITEM,)}
    for name, only in items.items():
        mandate = give_mandate(
            principal=firm.pk,
            agent=parties[name].pk,
            kind="representative",
            since=SINCE,
            items=only,
            actor=SYSTEM,
            at=OPENED,
        )
        _mandate(world, mandate.pk, firm.pk, parties[name].pk)
        if name == "former":
            end_mandate(mandate_id=mandate.pk, actor=SYSTEM, at=OPENED)
    for name, party in parties.items():
        own = {party.pk, firm.pk} if name == "representative" else {party.pk}
        limited = ((firm.pk, LIMITED_ITEM),) if name == "limited" else ()
        sign_in(world, Person(name, frozenset(own), limited), Account.objects.get(party=party.pk))
    for party in parties.values():
        _party(world, party, firm.pk if party.name != parties["resident"].name else None)
    _party(world, firm)
    return {name: party.pk for name, party in parties.items()} | {"firm": firm.pk}


def _party(world: World, party: Party, principal: UUID | None = None) -> None:
    """A party's name is a secret like any other; its cases tell later who may know it."""
    known = frozenset() if principal is None else frozenset({principal})
    world.things.append(
        Thing(
            f"party {party.pk}", party.pk, frozenset(), "cases.see", (party.name,), {}, others=known
        )
    )


def _mandate(world: World, mandate: UUID, principal: UUID, agent: UUID) -> None:
    """Both sides see a mandate; its giver through whoever acts for it in everything."""
    world.things.append(
        Thing(
            f"mandate {mandate}",
            principal,
            frozenset(),
            "",
            (),
            {"mandate_id": (mandate,)},
            item="-",
            others=frozenset({agent}),
        )
    )


def message(world: World, party: UUID) -> None:
    secret = canary()
    sent = send(to=party, title=f"通知 {secret}", text=f"正文 {secret}", actor=SYSTEM, at=OPENED)
    world.things.append(
        Thing(
            f"message to {party}",
            party,
            frozenset(),
            "",
            (secret,),
            {"message_id": (sent.pk,)},
            item="-",
        )
    )


def administered(world: World) -> None:
    """What the three administrators look after, for the whole city, each their own part."""
    worker = Account.objects.get(username=STAFF[0].username)
    line = Record.objects.order_by("id").first()
    assert line is not None
    looked_after = {
        "account of staff": ("accounts.manage", {"account_id": (worker.pk,)}),
        "line of the record": ("records.read", {"record_id": (line.pk,)}),
    }
    for name, (deed, values) in looked_after.items():
        world.things.append(Thing(name, None, frozenset({HOME}), deed, (), dict(values)))


def at_the_counter(world: World, party: UUID) -> None:
    """Whoever receives at a counter opens the forms of the person who stands there."""
    values: dict[str, tuple[object, ...]] = {"party_id": (party,)}
    there = Thing("person at the counter", None, frozenset({HOME}), "cases.receive", (), values)
    world.things = [
        replace(t, within=there) if t.name == f"party {party}" else t for t in world.things
    ]
    world.things.append(there)


def who_knows_whom(world: World) -> None:
    """Whoever handles a case of a party, or acts for it, knows its name."""
    for place, thing in enumerate(world.things):
        if thing.name.startswith("party "):
            mine = [t for t in world.things if t.party == thing.party]
            offices = frozenset().union(*(t.organisations for t in mine))
            world.things[place] = replace(thing, organisations=offices)
    for name, person in world.people.items():
        if person.limited:  # who acts for a party in one matter knows its name
            known = {p for p, _ in person.limited}
            limited = (*person.limited, *((p, "") for p in known))
            world.people[name] = Person(person.name, person.parties, limited)
