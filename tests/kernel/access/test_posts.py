from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from yiwang.kernel.access import actions, queries, tasks
from yiwang.kernel.access.engine import session
from yiwang.kernel.city.types import DeclaredCity
from yiwang.lib.actor import ANONYMOUS, Grant, system
from yiwang.lib.refused import Refused

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)
APPLY = system("apply")
Declare = Callable[..., DeclaredCity]
Post = Callable[..., dict[str, Any]]


def sync(city: DeclaredCity, at: datetime = NOON) -> tuple[tuple[str, ...], tuple[str, ...]]:
    done = actions.sync_posts(city=city, actor=APPLY, at=at, initial_password="demo-password-1")
    return done.joined, done.left


def test_a_joiner_gets_an_account_with_the_grants_of_the_roles(
    declare: Declare, post: Post
) -> None:
    joined, _ = sync(declare(post("wang-ming", "clerk")))

    account = queries.find_account("wang-ming")
    assert joined == ("wang-ming",)
    assert account is not None
    actor = queries.get_actor(account, at=NOON)
    assert actor.grants == {Grant("cases.see", "bureau"), Grant("cases.accept", "bureau")}
    assert (actor.organisation, actor.roles) == ("bureau", {"clerk"})


def test_a_role_that_covers_subordinates_grants_in_each_of_them(
    declare: Declare, post: Post
) -> None:
    sync(declare(post("chief", "chief")))

    account = queries.find_account("chief")
    assert account is not None
    assert queries.get_actor(account, at=NOON).organisations("cases.decide") == {
        "bureau",
        "station",
    }


def test_nothing_happens_twice(declare: Declare, post: Post) -> None:
    city = declare(post("wang-ming", "clerk"))
    sync(city)

    assert sync(city) == ((), ())


def test_a_post_that_has_not_begun_opens_nothing(declare: Declare, post: Post) -> None:
    assert sync(declare(post("new", "clerk", since="2026-12-01"))) == ((), ())


def test_a_leaver_is_closed_and_every_session_ends(declare: Declare, post: Post) -> None:
    city = declare(post("wang-ming", "clerk", until="2026-11-20"))
    sync(city)
    account = queries.find_account("wang-ming")
    assert account is not None
    held: dict[str, Any] = {}
    session.begin(held, account=account.pk, epoch=account.epoch, assurance=1)

    last_day = queries.get_session_actor(held, at=NOON)
    next_day = NOON + timedelta(days=1)
    without_sync = queries.get_session_actor(held, at=next_day)
    _, left = sync(city, next_day)

    assert last_day.may("cases.see", organisation="bureau")
    assert not without_sync.grants
    assert left == ("wang-ming",)
    assert queries.get_session_actor(held, at=next_day) == ANONYMOUS


def test_a_role_taken_away_grants_nothing_from_that_day(declare: Declare, post: Post) -> None:
    sync(declare(post("wang-ming", "clerk", "chief")))

    sync(declare(post("wang-ming", "clerk")))

    account = queries.find_account("wang-ming")
    assert account is not None
    assert queries.get_actor(account, at=NOON).roles == {"clerk"}


def test_who_comes_back_is_opened_again(declare: Declare, post: Post) -> None:
    sync(declare(post("wang-ming", "clerk")))
    sync(declare())

    joined, _ = sync(declare(post("wang-ming", "clerk")))

    account = queries.find_account("wang-ming")
    assert joined == ("wang-ming",)
    assert account is not None
    assert queries.get_actor(account, at=NOON).roles == {"clerk"}


def test_one_person_is_not_two_of_the_three_administrators(declare: Declare, post: Post) -> None:
    with pytest.raises(Refused, match="三员互不兼任"):
        sync(declare(post("wang-ming", "system", "auditor")))


def test_the_worker_follows_the_posts(declare: Declare, post: Post) -> None:
    declare(post("wang-ming", "clerk", until="2026-11-20"))

    tasks.follow_posts(timestamp=int(NOON.timestamp()))
    opened = queries.find_account("wang-ming")
    tasks.follow_posts(timestamp=int(NOON.timestamp()) + 86_400)
    closed = queries.find_account("wang-ming")

    assert opened is not None
    assert opened.is_active
    assert not opened.has_usable_password()
    assert closed is not None
    assert not closed.is_active
