"""A person's own data, contacts and mandates, through the pages."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from tests import making, signing
from yiwang.kernel.parties.models import Mandate
from yiwang.kernel.parties.queries import read_contacts
from yiwang.kernel.records.models import Disclosure
from yiwang.lib import clock

pytestmark = pytest.mark.django_db
LI = signing.number()


@pytest.fixture(autouse=True)
def _city() -> None:
    making.publish_city()


def give(client: Client, **changes: object) -> object:
    sent = {"name": "李二", "number": LI, "scope": "some", "items": making.ITEM, "until": ""}
    return client.post("/my/mandates/give", {**sent, "deed": str(uuid4()), **changes})


def text(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined,no-any-return]


@pytest.mark.parametrize(
    "path", ["/my/profile", "/my/contacts", "/my/mandates", "/my/mandates/give"]
)
def test_only_a_person_has_own_affairs(client: Client, path: str) -> None:
    assert client.get(path).status_code == 403


def test_my_data_shows_what_is_kept_masked() -> None:
    page = text(signing.browser(signing.account("曾小明")).get("/my/profile"))

    assert "曾小明" in page
    assert "199****0001" in page
    assert "19900000001" not in page
    assert not Disclosure.objects.exists()


def test_a_representative_who_looks_is_seen_by_the_firm() -> None:
    boss = signing.account("曾小明", firm="示例餐饮有限公司")
    firm = Mandate.objects.get().principal_id
    client = signing.browser(boss, on_behalf=firm)

    client.get("/my/profile")

    assert Disclosure.objects.get().party == firm


def test_contacts_are_corrected() -> None:
    who = signing.account("曾小明")
    client = signing.browser(who)
    assert "19900000001" in text(client.get("/my/contacts"))

    answer = client.post("/my/contacts", {"phone": "13800000000", "email": "a@example.cn"})

    assert answer.status_code == 302
    assert who.party_id is not None
    assert read_contacts(who.party_id) == {"phone": "13800000000", "email": "a@example.cn"}


def test_a_wrong_contact_is_told_beside_its_field_and_kept() -> None:
    who = signing.account("曾小明")

    answer = signing.browser(who).post("/my/contacts", {"phone": "12345", "email": "nowhere"})

    assert answer.status_code == 422
    assert "手机号码应为 1 开头的 11 位数字" in text(answer)
    assert "电子邮箱应像" in text(answer)
    assert 'value="12345"' in text(answer)
    assert who.party_id is not None
    assert read_contacts(who.party_id) == {"phone": "19900000001"}


def test_a_mandate_is_given_shown_on_both_sides_and_ended() -> None:
    signing.account("李二", of=LI)
    mine = signing.browser(signing.account("曾小明"))
    theirs = signing.browser(signing.account("李二", of=LI))

    answer = give(mine)

    assert answer.status_code == 302, text(answer)  # type: ignore[attr-defined]
    mandate = Mandate.objects.get()
    assert (mandate.items, mandate.kind) == ([making.ITEM], "agent")
    assert "李二" in text(mine.get("/my/mandates"))
    assert "小店许可" in text(theirs.get("/my/mandates"))
    assert "只限授权的事项" in text(theirs.get("/for"))

    ended = theirs.post(f"/my/mandates/{mandate.pk}/end", {"deed": str(uuid4())})

    assert ended.status_code == 302
    assert "已终止" in text(mine.get("/my/mandates"))
    again = mine.post(f"/my/mandates/{mandate.pk}/end", {"deed": str(uuid4())})
    assert again.status_code == 409


def test_a_legal_representative_names_who_handles_the_firms_affairs() -> None:
    signing.account("李二", of=LI)
    boss = signing.account("曾小明", firm="示例餐饮有限公司")
    firm = Mandate.objects.get().principal_id

    answer = give(signing.browser(boss, on_behalf=firm), scope="all", items=())

    assert answer.status_code == 302, text(answer)  # type: ignore[attr-defined]
    mandate = Mandate.objects.get(kind="representative")
    assert (mandate.principal_id, mandate.items) == (firm, [])


def test_who_handles_a_firms_affairs_names_nobody() -> None:
    clerk = signing.account("曾小明", firm="示例餐饮有限公司", role="representative")
    client = signing.browser(clerk, on_behalf=Mandate.objects.get().principal_id)

    assert client.get("/my/mandates/give").status_code == 403
    assert "请人代办" not in text(client.get("/my/mandates"))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"name": ""}, "请填写受托人姓名"),
        ({"number": "1234"}, "18 位"),
        ({"number": LI[:17] + ("0" if LI[17] != "0" else "1")}, "校验位"),
        ({"name": "李三"}, "没有查到这位受托人"),
        ({"number": "H99999999"}, "没有查到这位受托人"),
        ({"scope": "some", "items": ()}, "请至少选一个事项"),
        ({"scope": "nonsense"}, "nonsense"),
        ({"items": "no/such"}, "no/such"),
        ({"until": "2020-01-01"}, "已经过去"),
        ({"until": "soon"}, "不是一个日期"),
    ],
)
def test_bad_input_is_told_beside_the_field(changes: dict[str, object], says: str) -> None:
    signing.account("李二", of=LI)

    answer = give(signing.browser(signing.account("曾小明")), **changes)

    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert says in text(answer)
    assert not Mandate.objects.exists()


def test_nobody_asks_themselves() -> None:
    own = signing.number()
    client = signing.browser(signing.account("曾小明", of=own))

    assert "不需要授权" in text(give(client, name="曾小明", number=own))


def test_an_agent_for_some_items_sees_neither_data_nor_mail_of_the_principal() -> None:
    agent, principal = signing.account("李二", of=LI), signing.account("曾小明")
    until = (clock.now() + timedelta(days=9)).date().isoformat()
    give(signing.browser(principal), until=until)
    client = signing.browser(agent, on_behalf=principal.party_id)

    assert client.get("/my/profile").status_code == 403
    assert client.get("/my/contacts").status_code == 403
    assert client.get("/my/mandates/give").status_code == 403
    assert "消息由对方自己收" in text(client.get("/my/messages"))


def test_a_stranger_ends_nothing() -> None:
    signing.account("李二", of=LI)
    give(signing.browser(signing.account("曾小明")))
    stranger = signing.browser(signing.account("王五"))

    answer = stranger.post(f"/my/mandates/{Mandate.objects.get().pk}/end")

    assert answer.status_code == 404
    assert Mandate.objects.get().ended_at is None


def test_a_mangled_cursor_begins_at_the_first_page() -> None:
    client = signing.browser(signing.account("曾小明"))

    assert client.get("/my/mandates?after=x_y").status_code == 200
    assert client.get("/my/profile?x=y").status_code == 200
