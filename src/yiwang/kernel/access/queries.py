"""Who is this, and what may they do. Nothing here writes."""

from collections.abc import MutableMapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from yiwang.kernel.access.engine import roles, session
from yiwang.kernel.access.models import Account, Appointment
from yiwang.kernel.access.types import AccountKind
from yiwang.kernel.city.queries import get_city
from yiwang.kernel.parties.queries import parties_of
from yiwang.lib.actor import ANONYMOUS, Actor, Kind
from yiwang.lib.refused import Refused


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


def list_appointments(account: UUID, *, on: date) -> list[Appointment]:
    return list(
        Appointment.objects.filter(account=account, since__lte=on)
        .filter(Q(until__isnull=True) | Q(until__gte=on))
        .order_by("since", "organisation", "role")
    )


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
