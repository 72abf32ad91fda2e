"""Three administrators, each with pages of their own, none with business data (GB/T 22239)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests import signing
from yiwang.kernel.access import actions
from yiwang.kernel.access.actions import set_actor
from yiwang.kernel.access.models import Account
from yiwang.kernel.city.types import DeclaredCity
from yiwang.kernel.records.actions import record, seal, verify_log
from yiwang.kernel.records.models import Record
from yiwang.lib import clock
from yiwang.lib.actor import system
from yiwang.site import password

PAGES = {
    "system": ("/desk/admin/accounts", "/desk/admin/posts"),
    "security": ("/desk/admin/roles", "/desk/admin/roles/clerk"),
    "audit": ("/desk/admin/records", "/desk/admin/looks", "/desk/admin/log"),
}
POSTS = (("s1", "system"), ("g1", "grantor"), ("a1", "auditor"), ("wang", "clerk"))
Who = Callable[[str], Client]


@pytest.fixture
def city(declare: Callable[..., DeclaredCity], post: Callable[..., dict[str, Any]]) -> DeclaredCity:
    declared = declare(*(post(account, role) for account, role in POSTS))
    set_actor(system("apply"))
    actions.sync_posts(
        city=declared, actor=system("apply"), at=clock.now(), initial_password="first-word-1"
    )
    return declared


@pytest.fixture
def who(city: DeclaredCity) -> Who:
    return lambda username: signing.browser(Account.objects.get(username=username))


def text(answer: Any) -> str:
    page: str = answer.content.decode()
    return page


@pytest.mark.parametrize(
    ("account", "own"), [("s1", "system"), ("g1", "security"), ("a1", "audit")]
)
def test_each_sees_their_own_pages_and_no_others(who: Who, account: str, own: str) -> None:
    client = who(account)

    for kind, paths in PAGES.items():
        for path in paths:
            assert client.get(path).status_code == (200 if kind == own else 403), path
    assert "这里没有办件" in text(client.get("/desk"))


@pytest.mark.parametrize("path", [p for paths in PAGES.values() for p in paths])
def test_nobody_else_sees_them(who: Who, client: Client, path: str) -> None:
    assert client.get(path).status_code == 403
    assert who("wang").get(path).status_code == 403


def test_the_menu_leads_each_to_their_own(who: Who) -> None:
    assert "/desk/admin/accounts" in text(who("s1").get("/desk"))
    assert "/desk/admin/records" not in text(who("s1").get("/desk"))
    assert "/desk/admin/roles" in text(who("g1").get("/desk"))


def test_an_account_is_closed_stays_closed_and_is_opened_by_a_password(
    who: Who, city: DeclaredCity
) -> None:
    wang, client = Account.objects.get(username="wang"), who("s1")
    at = f"/desk/admin/accounts/{wang.pk}"
    assert "在用" in text(client.get(at))

    client.post(f"{at}/close")
    again = client.post(f"{at}/close")
    set_actor(system("posts"))
    actions.sync_posts(city=city, actor=system("posts"), at=clock.now())

    assert again.status_code == 409
    assert "已停用" in text(client.get(at))
    shown = text(client.post(f"{at}/password"))
    wang.refresh_from_db()
    assert "一次性密码" in shown
    assert (wang.is_active, wang.must_change) == (True, True)


def test_a_locked_account_is_unlocked(who: Who) -> None:
    for _ in range(5):
        actions.sign_in_staff(username="wang", password="no", at=clock.now())
    wang, client = Account.objects.get(username="wang"), who("s1")
    assert f"accounts/{wang.pk}" in text(client.get("/desk/admin/accounts?state=locked"))

    client.post(f"/desk/admin/accounts/{wang.pk}/unlock")

    assert "没有这样的账号" in text(client.get("/desk/admin/accounts?state=locked"))


def test_no_administrator_touches_their_own_account_or_a_residents(who: Who) -> None:
    me, resident = Account.objects.get(username="s1"), signing.account("曾小明")
    client = who("s1")

    assert client.post(f"/desk/admin/accounts/{me.pk}/close").status_code == 403
    assert client.post(f"/desk/admin/accounts/{resident.pk}/close").status_code == 403
    assert client.get(f"/desk/admin/accounts/{resident.pk}").status_code == 404
    assert "曾小明" not in text(client.get("/desk/admin/accounts?q=曾"))


@pytest.mark.parametrize("deed", ["close", "password"])
@pytest.mark.parametrize("other", ["g1", "a1"])
def test_no_administrator_becomes_another_one(who: Who, other: str, deed: str) -> None:
    account = Account.objects.get(username=other)
    before = (account.is_active, account.password)

    answer = who("s1").post(f"/desk/admin/accounts/{account.pk}/{deed}")

    account.refresh_from_db()
    assert answer.status_code == 403
    assert (account.is_active, account.password) == before


def test_whoever_runs_the_machine_gives_an_administrator_a_password(
    who: Who, capsys: pytest.CaptureFixture[str]
) -> None:
    status = password.issue("a1")

    assert status == 0
    given = capsys.readouterr().out.strip().rsplit("：", 1)[1]
    assert Account.objects.get(username="a1").check_password(given)
    assert password.issue("nobody") == 1


@pytest.mark.parametrize("deed", ["close", "unlock", "password"])
def test_only_the_system_administrator_manages_accounts(who: Who, deed: str) -> None:
    wang = Account.objects.get(username="wang")

    for other in ("g1", "a1", "wang"):
        assert who(other).post(f"/desk/admin/accounts/{wang.pk}/{deed}").status_code == 403
    assert who("a1").post("/desk/admin/posts/follow").status_code == 403
    assert who("s1").post("/desk/admin/log/verify").status_code == 403


def test_joiners_and_leavers_are_shown_and_followed(
    who: Who, declare: Callable[..., DeclaredCity], post: Callable[..., dict[str, Any]]
) -> None:
    client = who("s1")
    stay = [post(a, r) for a, r in POSTS if a != "wang"]
    declare(*stay, post("li", "clerk"))
    page = text(client.get("/desk/admin/posts"))
    assert "到岗：开账号" in page
    assert "离岗：停账号" in page

    client.post("/desk/admin/posts/follow")

    assert "没有要做的" in text(client.get("/desk/admin/posts"))
    assert not Account.objects.get(username="wang").is_active


def test_the_security_administrator_sees_what_goes_beyond_the_declaration(
    who: Who, declare: Callable[..., DeclaredCity], post: Callable[..., dict[str, Any]]
) -> None:
    client = who("g1")
    before = text(client.get("/desk/admin/roles"))

    declare(*(post(a, r) for a, r in POSTS if a != "wang"))

    assert "没有人的权限超出" in before
    assert "没有人的权限超出" not in text(client.get("/desk/admin/roles"))
    assert "王明" in text(client.get("/desk/admin/roles/auditor"))
    assert client.get("/desk/admin/roles/nobody").status_code == 404


def test_the_record_is_filtered_by_each_thing(who: Who) -> None:
    record("case.closed", about=("case", "c-1"), actor=system("rule"), at=clock.now())
    client, at = who("a1"), "/desk/admin/records"

    assert "case.closed" in text(client.get(f"{at}?event=case."))
    assert "c-1" in text(client.get(f"{at}?about=case c-1"))
    assert "没有这样的记录" in text(client.get(f"{at}?about=case c-2"))
    assert "没有这样的记录" in text(client.get(f"{at}?actor=wang"))
    assert "account.opened" in text(client.get(f"{at}?actor=system:apply"))
    assert "没有这样的记录" in text(client.get(f"{at}?until=2020-01-01"))


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("since=soon", "不是一个日期"),
        ("since=2026-02-02&until=2026-01-01", "早于起始日期"),
        ("event=nonsense", "nonsense"),
    ],
)
def test_a_wrong_filter_is_told(who: Who, query: str, says: str) -> None:
    answer = who("a1").get(f"/desk/admin/records?{query}")

    assert answer.status_code == 422
    assert says in text(answer)


def test_the_record_is_walked_by_cursor(who: Who) -> None:
    for number in range(60):
        record("test.made", about=("thing", str(number)), actor=system("t"), at=clock.now())
    client = who("a1")
    oldest = Record.objects.filter(event="test.made").order_by("id").first()
    assert oldest is not None

    first = text(client.get("/desk/admin/records?event=test.made"))
    second = text(client.get(f"/desk/admin/records?event=test.made&before={oldest.pk + 2}"))

    assert f"/desk/admin/records/{oldest.pk}" not in first
    assert "before=" in first
    assert f"/desk/admin/records/{oldest.pk}" in second
    assert client.get("/desk/admin/records?before=x").status_code == 200


def test_one_line_is_shown_whole_and_another_is_not_found(who: Who) -> None:
    number = record("test.made", about=("thing", "1"), actor=system("t"), at=clock.now())
    client = who("a1")

    assert "sha256:" in text(client.get(f"/desk/admin/records/{number}"))
    assert client.get(f"/desk/admin/records/{number + 999}").status_code == 404


def test_a_wrong_party_is_told(who: Who) -> None:
    answer = who("a1").get("/desk/admin/looks?party=x")

    assert answer.status_code == 422
    assert "主体编号不对" in text(answer)


def test_the_log_says_when_it_was_last_verified(who: Who, settings: Any, tmp_path: Any) -> None:
    settings.RECORD_KEY_FILE = tmp_path / "record.key"
    client = who("a1")
    before = text(client.get("/desk/admin/log"))
    while seal(at=clock.now()):
        pass
    verify_log(actor=system("records"), at=clock.now())

    after = text(client.get("/desk/admin/log"))

    assert "还没有核验过" in before
    assert "还没有核验过" not in after
    assert client.post("/desk/admin/log/verify").status_code == 302
    assert Record.objects.filter(event="log.verification-asked").exists()
