"""Who is this, and what may they do. Nothing here writes."""

from collections.abc import Collection, MutableMapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from yiwang.kernel.access.engine import roles, session
from yiwang.kernel.access.models import Account, Appointment
from yiwang.kernel.access.types import AccountKind, PostChanges
from yiwang.kernel.city.queries import get_city
from yiwang.kernel.city.types import DeclaredCity
from yiwang.kernel.parties.queries import parties_of
from yiwang.lib.actor import ANONYMOUS, Actor, Kind
from yiwang.lib.refused import Refused

PAGE = 30


def get_account(id: UUID, *, lock: bool = False) -> Account:  # noqa: A002 - the word of the house
    rows = Account.objects.select_for_update() if lock else Account.objects
    account = rows.filter(pk=id).first()
    if account is None:
        raise Refused("account-unknown", "没有这个账号。", status=404)
    return account


def find_account(username: str, *, lock: bool = False) -> Account | None:
    rows = Account.objects.select_for_update() if lock else Account.objects
    return rows.filter(username=username).first()


def list_staff() -> list[Account]:
    """Return the accounts of staff, with their appointments, by login name."""
    return list(
        Account.objects.filter(kind=AccountKind.STAFF)
        .prefetch_related("appointments")
        .order_by("username")
    )


def list_accounts(
    *, text: str = "", state: str = "", at: datetime, after: str = "", limit: int = PAGE
) -> tuple[list[Account], str]:
    """Return a page of the accounts of staff by login name, and the cursor of the next page.

    `text` begins a login name or is in a name; `state` is open, locked or closed.
    """
    rows = Account.objects.filter(kind=AccountKind.STAFF, username__gt=after).order_by("username")
    if text:
        rows = rows.filter(Q(username__startswith=text) | Q(name__contains=text))
    if state:
        locked = Q(locked_until__gt=at)
        wanted = {"open": Q(is_active=True), "closed": Q(is_active=False), "locked": locked}
        rows = rows.filter(wanted.get(state, Q()))
    found = list(rows.prefetch_related("appointments")[: limit + 1])
    return found[:limit], found[limit - 1].username if len(found) > limit else ""


def get_staff_account(id: UUID) -> Account:  # noqa: A002 - the word of the house
    """Return an account of staff; those of residents look as if they did not exist."""
    account = get_account(id)
    if account.kind != AccountKind.STAFF:
        raise Refused("account-unknown", "没有这个账号。", status=404)
    return account


def state_of(account: Account, *, at: datetime) -> str:
    """Return open, locked or closed."""
    if not account.is_active:
        return "closed"
    return "locked" if account.locked_until and account.locked_until > at else "open"


def list_holders(role: str = "", *, on: date) -> list[Appointment]:
    """Return who holds a role (or any) on a day, with their accounts, by organisation and name."""
    rows = Appointment.objects.filter(since__lte=on, account__is_active=True)
    if role:
        rows = rows.filter(role=role)
    return list(
        rows.filter(Q(until__isnull=True) | Q(until__gte=on))
        .select_related("account")
        .order_by("organisation", "role", "account__username")
    )


def get_account_names(ids: Collection[str]) -> dict[str, str]:
    """Return "name（login）" of staff by account id."""
    rows = Account.objects.filter(pk__in=ids, kind=AccountKind.STAFF).order_by("pk")
    return {str(a.pk): f"{a.name}（{a.username}）" for a in rows}


def get_post_changes(city: DeclaredCity, *, on: date) -> PostChanges:
    """Compare the declared posts of a day with accounts and appointments: what is to be done."""
    declared: dict[str, set[tuple[str, str]]] = {}
    names: dict[str, str] = {}
    for organisation, post in city.posts(on):
        declared.setdefault(post.account, set()).update((organisation, r) for r in post.roles)
        names[post.account] = post.name
    accounts = {a.username: a for a in list_staff() if a.is_active}
    held: dict[str, set[tuple[str, str]]] = {}
    for one in list_holders(on=on):
        held.setdefault(one.account.username, set()).add((one.organisation, one.role))
    return PostChanges(
        joining=tuple((k, names[k]) for k in sorted(declared.keys() - accounts.keys())),
        leaving=tuple((k, accounts[k].name) for k in sorted(accounts.keys() - declared.keys())),
        beyond=tuple(
            (username, *pair)
            for username, pairs in sorted(held.items())
            for pair in sorted(pairs - declared.get(username, set()))
        ),
        missing=tuple(
            (username, *pair)
            for username, pairs in sorted(declared.items())
            for pair in sorted(pairs - held.get(username, set()))
        ),
    )


def list_appointments(account: UUID, *, on: date) -> list[Appointment]:
    return list(
        Appointment.objects.filter(account=account, since__lte=on)
        .filter(Q(until__isnull=True) | Q(until__gte=on))
        .order_by("since", "organisation", "role")
    )


def is_administrator(account: UUID, *, on: date) -> bool:
    """Tell whether an account holds one of the three administrators' roles on a day."""
    declared = get_city().roles
    held = {a.role for a in list_appointments(account, on=on)} & declared.keys()
    return any(declared[role].administrator for role in held)


def get_actor(
    account: Account, *, on_behalf: UUID | None = None, at: datetime, assurance: int = 1
) -> Actor:
    """Return who acts: roles flattened to grants, parties by mandates in force on that day.

    `on_behalf` must be the person's own party or one whose mandate they hold: else Refused 403.
    A closed account is nobody.
    """
    if not account.is_active:
        return ANONYMOUS
    if account.kind == AccountKind.STAFF:
        return _staff(account, at=at, assurance=assurance)
    return _person(account, on_behalf=on_behalf, at=at, assurance=assurance)


def _staff(account: Account, *, at: datetime, assurance: int) -> Actor:
    city = get_city()
    held = list_appointments(account.pk, on=at.astimezone(city.zone).date())
    titles = {a.role: city.roles[a.role].title for a in held if a.role in city.roles}
    return Actor(
        kind=Kind.STAFF,
        id=str(account.pk),
        name=account.name,
        grants=roles.flatten((roles.Held(a.role, a.organisation, a.region) for a in held), city),
        roles=frozenset(titles),
        organisation=held[0].organisation if held else "",
        assurance=assurance,
        labels=tuple(titles.values()),
    )


def _person(account: Account, *, on_behalf: UUID | None, at: datetime, assurance: int) -> Actor:
    if account.party_id is None:
        raise RuntimeError(f"account {account.pk} of a person has no party")
    own: UUID = account.party_id
    parties, errands = parties_of(own, on=at.astimezone(get_city().zone).date())
    actor = Actor(
        kind=Kind.PERSON,
        id=str(account.pk),
        name=account.name,
        party=own,
        on_behalf=on_behalf if on_behalf != own else None,
        parties=parties,
        errands=errands,
        assurance=assurance,
    )
    if actor.acting_for not in actor.reach:
        raise Refused(
            "mandate-not-in-force",
            "您没有代其办事的有效授权。请在“为谁办”里重新选择，或请对方重新授权。",
            status=403,
        )
    return actor


def get_session_actor(held: MutableMapping[str, Any], *, at: datetime) -> Actor:
    """Return the actor of a session; anonymous when it was ended or the account closed.

    A mandate that has ended meanwhile silently returns the person to their own affairs.
    """
    signed = session.read(held)
    if signed is None:
        return ANONYMOUS
    account = Account.objects.filter(pk=signed.account, epoch=signed.epoch).first()
    if account is None:
        return ANONYMOUS
    try:
        return get_actor(account, on_behalf=signed.on_behalf, at=at, assurance=signed.assurance)
    except Refused:
        return get_actor(account, at=at, assurance=signed.assurance)
