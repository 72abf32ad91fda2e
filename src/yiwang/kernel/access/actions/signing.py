"""Signing in and out, and passwords."""

from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.utils import timezone

from yiwang.kernel.access import policies, queries
from yiwang.kernel.access.models import Account
from yiwang.kernel.access.types import AccountKind, Attempt, ClaimedFirm, Claims
from yiwang.kernel.parties.actions import (
    correct_contact,
    give_mandate,
    register_firm,
    register_person,
)
from yiwang.kernel.parties.models import Party
from yiwang.kernel.parties.queries import list_mandates, read_contacts
from yiwang.kernel.records.actions import record
from yiwang.lib.actor import Actor, system
from yiwang.lib.refused import Refused

FAILURES = 5
LOCK = timedelta(minutes=15)
WEAK = 10  # characters
IDENTITY = system("identity")
WRONG = "登录名或密码不对。请核对后再试；连续输错 5 次，账号将锁定 15 分钟。"


@transaction.atomic
def sign_in_staff(*, username: str, password: str, at: datetime) -> Attempt:
    """Try a password. A failure is counted and told, never raised: it must outlive the request."""
    account = queries.find_account(username.strip(), lock=True)
    if account is None or not account.is_active or account.kind != AccountKind.STAFF:
        make_password(password)  # takes as long as a real check
        return Attempt(refused=Refused("wrong-password", WRONG, field="password"))
    if account.locked_until and account.locked_until > at:
        until = timezone.localtime(account.locked_until)
        message = (
            f"账号已锁定到 {until:%H:%M}（连续 5 次密码不对）。请到时再试，或请系统管理员解锁。"
        )
        return Attempt(refused=Refused("account-locked", message, field="username"))
    if not check_password(password, account.password):
        return _count_failure(account, at=at)
    account.failures, account.locked_until, account.seen_at = 0, None, at
    account.save(update_fields=["failures", "locked_until", "seen_at"])
    actor = queries.get_actor(account, at=at)
    record("account.signed-in", about=account, actor=actor, at=at, data={"assurance": 1})
    return Attempt(account=str(account.pk))


def _count_failure(account: Account, *, at: datetime) -> Attempt:
    account.failures += 1
    message = WRONG
    if account.failures >= FAILURES:
        account.failures, account.locked_until = 0, at + LOCK
        message = "密码已连续输错 5 次，账号锁定 15 分钟。请稍后再试，或请系统管理员解锁。"
        record("account.locked", about=account, actor=system("access"), at=at)
    account.save(update_fields=["failures", "locked_until"])
    record("account.sign-in-failed", about=account, actor=system("access"), at=at)
    return Attempt(refused=Refused("wrong-password", message, field="password"))


@transaction.atomic
def unlock(*, account_id: UUID, actor: Actor, at: datetime) -> Account:
    policies.check_can_manage_accounts(actor, actor.organisation)
    account = queries.get_account(account_id, lock=True)
    account.failures, account.locked_until = 0, None
    account.save(update_fields=["failures", "locked_until"])
    record("account.unlocked", about=account, actor=actor, at=at)
    return account


@transaction.atomic
def issue_password(*, account_id: UUID, password: str, actor: Actor, at: datetime) -> Account:
    """Give a member of staff a password to be changed at once; opens what was closed by hand."""
    policies.check_can_manage_accounts(actor, actor.organisation)
    account = queries.get_account(account_id, lock=True)
    policies.check_can_touch(
        actor,
        str(account.pk),
        is_staff=account.kind == AccountKind.STAFF,
        is_administrator=queries.is_administrator(account.pk, on=timezone.localdate(at)),
    )
    if not queries.list_appointments(account.pk, on=timezone.localdate(at)):
        raise Refused(
            "account-without-post",
            "这个账号今天没有岗位，不能启用。请先在机构文件里写上岗位。",
            status=409,
        )
    account.set_password(password)
    account.is_active, account.closed_at, account.must_change = True, None, True
    account.failures, account.locked_until, account.epoch = 0, None, account.epoch + 1
    account.save()
    record("account.password-issued", about=account, actor=actor, at=at)
    return account


@transaction.atomic
def change_password(*, account_id: UUID, old: str, new: str, actor: Actor, at: datetime) -> Account:
    """Change one's own password; every session of the account ends."""
    account = queries.get_account(account_id, lock=True)
    if str(account.pk) != actor.id:
        raise Refused("password-not-yours", "只能修改自己的密码。", status=403)
    if not check_password(old, account.password):
        raise Refused("old-password-wrong", "原密码不对。请重新输入。", field="old")
    if len(new) < WEAK or new.isdigit() or new.isalpha() or new == old:
        raise Refused(
            "password-weak",
            f"新密码至少 {WEAK} 位，要同时有字母和数字，且不同于原密码。",
            field="new",
        )
    account.set_password(new)
    account.must_change, account.epoch = False, account.epoch + 1
    account.save(update_fields=["password", "must_change", "epoch"])
    record("account.password-changed", about=account, actor=actor, at=at)
    return account


@transaction.atomic
def sign_in_claims(*, claims: Claims, at: datetime) -> tuple[Account, Party | None]:
    """Take what the identity platform vouches for: register person and firm at the first sign-in.

    Returns the account and the firm signed in for, if any. Raises Refused when a number fails its
    checks or belongs to another name.
    """
    person = register_person(
        name=claims.name,
        number=claims.number,
        number_kind=claims.number_kind,
        actor=IDENTITY,
        at=at,
    )
    account, made = Account.objects.get_or_create(
        party=person,
        defaults={
            "username": f"person:{person.pk}",
            "kind": AccountKind.PERSON,
            "name": person.name,
            "password": make_password(None),
        },
    )
    if not account.is_active:
        raise Refused("account-closed", "此账号已停用。请到政务服务大厅咨询。", status=403)
    if made and claims.phone and not read_contacts(person.pk):
        correct_contact(party=person.pk, kind="phone", value=claims.phone, actor=IDENTITY, at=at)
    account.seen_at = at
    account.save(update_fields=["seen_at"])
    firm = _firm(claims.firm, person=person, at=at) if claims.firm else None
    record(
        "account.signed-in",
        about=account,
        actor=queries.get_actor(account, at=at, assurance=claims.assurance),
        at=at,
        data={"assurance": claims.assurance, "firm": str(firm.pk) if firm else ""},
    )
    return account, firm


def _firm(claimed: ClaimedFirm, *, person: Party, at: datetime) -> Party:
    firm = register_firm(
        name=claimed.name,
        code=claimed.credit_code,
        representative=claimed.representative,
        actor=IDENTITY,
        at=at,
    )
    today = timezone.localdate(at)
    if all(m.principal_id != firm.pk for m in list_mandates(agent=person.pk, on=today)):
        give_mandate(
            principal=firm.pk,
            agent=person.pk,
            kind=claimed.role,
            since=today,
            actor=IDENTITY,
            at=at,
        )
    return firm


@transaction.atomic
def sign_out(*, actor: Actor, at: datetime) -> None:
    if actor.id:
        record("account.signed-out", about=("kernel_access.account", actor.id), actor=actor, at=at)
