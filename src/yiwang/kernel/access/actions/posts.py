"""Joiners and leavers: accounts of staff follow the organisation files."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from yiwang.declarations.shapes.city import Post
from yiwang.kernel.access import policies, queries
from yiwang.kernel.access.engine import roles
from yiwang.kernel.access.models import Account, Appointment
from yiwang.kernel.access.types import AccountKind
from yiwang.kernel.city.types import DeclaredCity
from yiwang.kernel.records.actions import record
from yiwang.lib.actor import Actor
from yiwang.lib.refused import Refused


@dataclass(frozen=True, slots=True)
class Synced:
    """Login names that joined or came back, and that left."""

    joined: tuple[str, ...] = field(default=())
    left: tuple[str, ...] = field(default=())


@transaction.atomic
def sync_posts(
    *, city: DeclaredCity, actor: Actor, at: datetime, initial_password: str = ""
) -> Synced:
    """Bring accounts and appointments to what the city declares on this day.

    An account that was closed by hand while its posts went on stays closed. A leaver's is closed and every session of it ends; a joiner's is opened, with
    `initial_password` (which must be changed, except in a demo city) or none. Idempotent.
    """
    policies.check_can_manage_accounts(actor, actor.organisation)
    today = at.astimezone(city.zone).date()
    posts: dict[str, list[tuple[str, Post]]] = defaultdict(list)
    for organisation, post in city.posts(today):
        posts[post.account].append((organisation, post))
    known = {a.username: a for a in queries.list_staff()}
    # hashed once for all: it is known to be the same, and slow by design
    password = make_password(initial_password or None)
    joined = []
    for username, held in sorted(posts.items()):
        name = held[0][1].name
        kinds = roles.administrator_kinds((r for _, p in held for r in p.roles), city)
        policies.check_can_hold(name, kinds)
        account = known.get(username)
        if account is not None and _closed_by_hand(account, today=today):
            continue
        if account is None or not account.is_active:
            account = _open(username, name, account, password=password, demo=city.city.demo)
            record("account.opened", about=account, actor=actor, at=at)
            joined.append(username)
        elif account.name != name:
            account.name = name
            account.save(update_fields=["name"])
        _appoint(account, held, today=today, actor=actor, at=at)
    left = [a for name, a in sorted(known.items()) if a.is_active and name not in posts]
    for account in left:
        _end_appointments(account.appointments.all(), today=today)
        _close(account, actor=actor, at=at)
    return Synced(tuple(joined), tuple(a.username for a in left))


def _closed_by_hand(account: Account, *, today: date) -> bool:
    """A leaver's appointments have ended; who was closed by hand still has theirs."""
    in_post = (a for a in account.appointments.all() if a.until is None or a.until >= today)
    return not account.is_active and any(in_post)


def _open(
    username: str, name: str, account: Account | None, *, password: str, demo: bool
) -> Account:
    if account is None:
        account = Account(username=username, kind=AccountKind.STAFF)
    account.name, account.is_active, account.closed_at = name, True, None
    account.password, account.must_change = password, not demo
    account.save()
    return account


def _appoint(
    account: Account,
    held: Iterable[tuple[str, Post]],
    *,
    today: date,
    actor: Actor,
    at: datetime,
) -> None:
    declared = {(o, r): p for o, p in held for r in p.roles}
    current = {(a.organisation, a.role): a for a in account.appointments.all()}
    for (organisation, role), post in declared.items():
        known = current.get((organisation, role))
        values = (post.since, post.until, post.head)
        if known and (known.since, known.until, known.head) == values:
            continue
        Appointment.objects.update_or_create(
            account=account,
            organisation=organisation,
            role=role,
            defaults={"since": post.since, "until": post.until, "head": post.head},
        )
        record(
            "appointment.made",
            about=account,
            actor=actor,
            at=at,
            data={"organisation": organisation, "role": role, "since": post.since.isoformat()},
        )
    gone = [a for key, a in current.items() if key not in declared]
    _end_appointments(gone, today=today)


def _end_appointments(appointments: Iterable[Appointment], *, today: date) -> None:
    """End at yesterday what is still in force; what began today never was."""
    yesterday = today - timedelta(days=1)
    for one in appointments:
        if one.until is not None and one.until < today:
            continue
        if one.since > yesterday:
            one.delete()
        else:
            one.until = yesterday
            one.save(update_fields=["until"])


def _close(account: Account, *, actor: Actor, at: datetime) -> None:
    account.is_active, account.closed_at, account.epoch = False, at, account.epoch + 1
    account.set_unusable_password()
    account.save(update_fields=["is_active", "closed_at", "epoch", "password"])
    record("account.closed", about=account, actor=actor, at=at)


@transaction.atomic
def close_account(*, account_id: UUID, actor: Actor, at: datetime) -> Account:
    """Close an account by hand, ending its sessions; a new password opens it again."""
    policies.check_can_manage_accounts(actor, actor.organisation)
    account = queries.get_account(account_id, lock=True)
    policies.check_can_touch(
        actor,
        str(account.pk),
        is_staff=account.kind == AccountKind.STAFF,
        is_administrator=queries.is_administrator(account.pk, on=timezone.localdate(at)),
    )
    if not account.is_active:
        raise Refused("account-closed-already", "这个账号已经停用。", status=409)
    _close(account, actor=actor, at=at)
    return account
