from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from yiwang.kernel.access import actions, queries
from yiwang.kernel.access.engine import session
from yiwang.kernel.access.types import ClaimedFirm, Claims
from yiwang.kernel.city.types import DeclaredCity
from yiwang.kernel.parties.actions import end_mandate
from yiwang.kernel.parties.queries import list_mandates, read_contacts
from yiwang.lib.actor import Kind, system
from yiwang.lib.ids import gb11643, gb32100
from yiwang.lib.refused import Refused

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)
PASSWORD = "demo-password-1"
NUMBER = gb11643.make("440703", date(1990, 5, 1), 12)
FIRM = ClaimedFirm(
    "示例餐饮有限公司",
    gb32100.make(kind="91", region="440703", serial=7),
    "representative",
    "张三",
)
CLAIMS = Claims("s-1", "李四", "id-number", NUMBER, 3, phone="13800000000")


@pytest.fixture
def clerk(declare: Callable[..., DeclaredCity], post: Callable[..., dict[str, Any]]) -> UUID:
    city = declare(post("wang-ming", "clerk"))
    actions.sync_posts(city=city, actor=system("apply"), at=NOON, initial_password=PASSWORD)
    account = queries.find_account("wang-ming")
    assert account is not None
    return account.pk


def attempt(password: str, at: datetime = NOON) -> str:
    done = actions.sign_in_staff(username="wang-ming", password=password, at=at)
    return done.refused.code if done.refused else done.account


def test_staff_sign_in_by_password(clerk: UUID) -> None:
    assert attempt(PASSWORD) == str(clerk)


def test_the_fifth_wrong_password_locks_for_a_quarter_of_an_hour(clerk: UUID) -> None:
    for _ in range(5):
        assert attempt("wrong") == "wrong-password"

    assert attempt(PASSWORD) == "account-locked"
    assert attempt(PASSWORD, NOON + timedelta(minutes=15)) == str(clerk)


def test_a_success_forgets_the_failures(clerk: UUID) -> None:
    for _ in range(4):
        attempt("wrong")
    attempt(PASSWORD)

    attempt("wrong")

    assert attempt(PASSWORD) == str(clerk)


def test_an_unknown_name_is_told_the_same_as_a_wrong_password(clerk: UUID) -> None:
    done = actions.sign_in_staff(username="nobody", password="x", at=NOON)

    assert done.refused is not None
    assert done.refused.code == attempt("wrong") == "wrong-password"


def test_a_new_password_ends_the_other_sessions(clerk: UUID) -> None:
    actor = queries.get_actor(queries.get_account(clerk), at=NOON)
    held: dict[str, Any] = {}
    session.begin(held, account=clerk, epoch=0, assurance=1)

    actions.change_password(
        account_id=clerk, old=PASSWORD, new="another-word-2", actor=actor, at=NOON
    )

    assert queries.get_session_actor(held, at=NOON).kind == Kind.ANONYMOUS
    assert attempt("another-word-2") == str(clerk)


@pytest.mark.parametrize("weak", ["short1", "onlyletters", "12345678901", PASSWORD])
def test_a_weak_password_is_refused(clerk: UUID, weak: str) -> None:
    actor = queries.get_actor(queries.get_account(clerk), at=NOON)

    with pytest.raises(Refused, match="新密码至少 10 位"):
        actions.change_password(account_id=clerk, old=PASSWORD, new=weak, actor=actor, at=NOON)


def test_a_person_is_registered_from_the_claims_at_the_first_sign_in(
    declare: Callable[..., DeclaredCity],
) -> None:
    declare()

    account, firm = actions.sign_in_claims(claims=CLAIMS, at=NOON)
    again, _ = actions.sign_in_claims(claims=CLAIMS, at=NOON)

    actor = queries.get_actor(account, at=NOON, assurance=3)
    assert account == again
    assert firm is None
    assert actor.parties == {account.party_id}
    assert actor.acting_for == account.party_id
    assert read_contacts(account.party_id) == {"phone": "13800000000"}  # type: ignore[arg-type]


def test_who_signs_in_for_a_firm_acts_for_it_while_the_mandate_holds(
    declare: Callable[..., DeclaredCity],
) -> None:
    declare()
    claims = Claims("s-1", "李四", "id-number", NUMBER, 3, firm=FIRM)

    account, firm = actions.sign_in_claims(claims=claims, at=NOON)
    assert firm is not None
    actor = queries.get_actor(account, on_behalf=firm.pk, at=NOON)
    held: dict[str, Any] = {}
    session.begin(held, account=account.pk, epoch=account.epoch, assurance=3)
    session.act_for(held, firm.pk)
    in_session = queries.get_session_actor(held, at=NOON)
    (mandate,) = list_mandates(agent=account.party_id, on=date(2026, 11, 20))  # type: ignore[arg-type]
    end_mandate(mandate_id=mandate.pk, actor=actor, at=NOON)

    assert actor.acting_for == firm.pk
    assert in_session.acting_for == firm.pk
    assert queries.get_session_actor(held, at=NOON).acting_for == account.party_id
    with pytest.raises(Refused, match="没有代其办事的有效授权"):
        queries.get_actor(account, on_behalf=firm.pk, at=NOON)
