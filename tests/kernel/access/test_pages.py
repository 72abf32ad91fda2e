from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from yiwang.kernel.access import actions
from yiwang.kernel.access.engine import session
from yiwang.kernel.city.types import DeclaredCity
from yiwang.lib import clock
from yiwang.lib.actor import system

PASSWORD = "demo-password-1"


@pytest.fixture
def clerk(declare: Callable[..., DeclaredCity], post: Callable[..., dict[str, Any]]) -> None:
    actions.sync_posts(
        city=declare(post("wang-ming", "clerk")),
        actor=system("apply"),
        at=clock.now(),
        initial_password=PASSWORD,
    )


def sign_in(client: Client, password: str = PASSWORD, **more: str) -> Any:
    return client.post("/login/staff", {"username": "wang-ming", "password": password, **more})


def test_the_ways_to_sign_in_are_offered(client: Client, clerk: None) -> None:
    page = client.get("/login").content.decode()

    assert "统一身份认证登录" in page
    assert "工作人员登录" in page


def test_staff_sign_in_and_go_where_they_wanted(client: Client, clerk: None) -> None:
    answer = sign_in(client, next="/ui")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/ui")
    assert "王明" in client.get("/ui").content.decode()


def test_no_one_is_led_to_another_site(client: Client, clerk: None) -> None:
    assert sign_in(client, next="https://evil.example/").headers["Location"] == "/desk"


def test_a_wrong_password_is_told_beside_the_field_and_not_shown_again(
    client: Client, clerk: None
) -> None:
    answer = sign_in(client, "not-the-password")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "登录名或密码不对" in page
    assert "wang-ming" in page
    assert "not-the-password" not in page


def test_the_lock_holds_across_requests(client: Client, clerk: None) -> None:
    for _ in range(5):
        sign_in(client, "wrong")

    assert "账号已锁定到" in sign_in(client).content.decode()


def test_an_empty_form_names_each_field(client: Client, clerk: None) -> None:
    page = client.post("/login/staff", {}).content.decode()

    assert "请填写登录名" in page
    assert "请填写密码" in page


def test_signing_out_ends_the_session(client: Client, clerk: None) -> None:
    sign_in(client)

    client.post("/logout")

    assert session.read(client.session) is None


def test_a_password_is_changed_by_who_knows_the_old_one(client: Client, clerk: None) -> None:
    sign_in(client)
    new = {"new": "another-word-2", "again": "another-word-2"}

    wrong = client.post("/login/password", {"old": "wrong", **new})
    right = client.post("/login/password", {"old": PASSWORD, **new})

    assert wrong.status_code == 422
    assert "原密码不对" in wrong.content.decode()
    assert right.status_code == 302
    assert client.get("/login/password").status_code == 200


def test_only_who_is_signed_in_changes_a_password(client: Client, clerk: None) -> None:
    assert client.get("/login/password").status_code == 403


def test_staff_do_not_choose_for_whom_they_act(client: Client, clerk: None) -> None:
    sign_in(client)

    assert client.get("/for").status_code == 403
