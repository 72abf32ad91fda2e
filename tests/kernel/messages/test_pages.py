"""The inbox through its pages."""

import pytest
from django.test import Client

from tests import making, signing
from yiwang.kernel.access.models import Account
from yiwang.kernel.messages.actions import send
from yiwang.kernel.messages.models import Message
from yiwang.lib.actor import system

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _city() -> None:
    making.publish_city()


def tell(who: Account, title: str = "已受理", text: str = "请**留意**") -> Message:
    assert who.party_id is not None
    about = ("kernel_cases.case", "00000000-0000-4000-8000-000000000009")
    robot = system("test")
    return send(to=who.party_id, title=title, text=text, about=about, actor=robot, at=making.NOON)


def test_who_is_not_signed_in_has_no_inbox(client: Client) -> None:
    assert client.get("/my/messages").status_code == 403
    assert client.get("/my/messages/1").status_code == 403


def test_a_message_is_unread_until_it_is_opened_and_leads_to_its_case() -> None:
    who = signing.account("曾小明")
    message, client = tell(who), signing.browser(who)
    before = client.get("/my/messages").content.decode()

    page = client.get(f"/my/messages/{message.pk}").content.decode()

    assert "有 1 条没看" in before
    assert "<strong>留意</strong>" in page
    assert "/my/cases/00000000-0000-4000-8000-000000000009" in page
    assert "都看过了" in client.get("/my/messages").content.decode()


def test_markup_in_a_message_is_text() -> None:
    who = signing.account("曾小明")
    message = tell(who, title="<b>x</b>", text="<script>alert(1)</script>")

    page = signing.browser(who).get(f"/my/messages/{message.pk}").content.decode()

    assert "<script>alert" not in page
    assert "<b>x</b>" not in page


def test_another_persons_message_does_not_exist() -> None:
    message = tell(signing.account("曾小明"))

    answer = signing.browser(signing.account("李二")).get(f"/my/messages/{message.pk}")

    assert answer.status_code == 404
    assert Message.objects.get().read_at is None


def test_the_inbox_is_walked_by_cursor() -> None:
    who = signing.account("曾小明")
    first = min((tell(who, title=f"第 {n} 条") for n in range(21)), key=lambda m: m.pk)
    client = signing.browser(who)

    page = client.get("/my/messages").content.decode()
    more = client.get(f"/my/messages?before={first.pk + 1}").content.decode()

    assert "第 0 条" not in page
    assert f"?before={first.pk + 1}" in page
    assert "第 0 条" in more
    assert client.get("/my/messages?before=nonsense").status_code == 200
