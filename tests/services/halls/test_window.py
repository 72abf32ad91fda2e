"""The counter: any item the role grants, for whoever stands there, with the checks of a document."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.services import real
from yiwang.kernel.access import actions as access
from yiwang.kernel.access.actions import set_actor
from yiwang.kernel.access.engine import session
from yiwang.kernel.access.queries import find_account
from yiwang.kernel.cases.models import Case, Material
from yiwang.kernel.city.queries import get_city
from yiwang.kernel.parties.models import Mandate
from yiwang.lib import clock
from yiwang.lib.actor import system

SignIn = Callable[[str], Client]
FOOD = "/desk/window/food-business-licence/new"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360f8cf500f0003860180"
    "5a3493c40000000049454e44ae426082"
)
ANSWERS: dict[str, Any] = {
    "主体业态": "餐饮服务经营者",
    "经营项目": ["热食类食品制售"],
    "从事网络经营": "否",
    "经营场所区划_1": "440703",
    "经营场所地址": "示范路 8 号",
    "经营场所面积": "60",
    "设备设施": ["冷藏冷冻"],
    "食品安全管理员": "陈小燕",
    "管理员考核情况": "已考核合格",
    "申请人电话": "19900000001",
    "delivery": "personal",
}


@pytest.fixture
def sign_in(town: None) -> SignIn:
    access.sync_posts(city=get_city(), actor=system("apply"), at=clock.now())

    def browser(name: str) -> Client:
        account = find_account(name)
        assert account
        client = Client()
        held = client.session
        session.begin(held, account=account.pk, epoch=account.epoch, assurance=1)
        held.save()
        client.cookies["sessionid"] = held.session_key or ""
        return client

    return browser


def scan(content: bytes = PNG) -> SimpleUploadedFile:
    return SimpleUploadedFile("目录.png", content, "image/png")


def again() -> None:
    set_actor(system("test"))


def shop() -> Any:
    return next(s for s in real.shops() if s.legal_representative == "陈小燕")


def name_shop(client: Client, **more: Any) -> Any:
    data = {"kind": "credit-code", "number": shop().credit_code, "comes": "legal", **more}
    answer = client.post(FOOD, data)
    again()
    return answer


def answers(**more: Any) -> dict[str, Any]:
    return {**ANSWERS, "食品安全管理员证件号": real.person("陈小燕").id_number, **more}


@pytest.mark.proves("D02.2")
def test_one_window_takes_in_for_every_organ(sign_in: SignIn) -> None:
    page = sign_in("window-clerk").get("/desk/window").content.decode()

    assert "食品经营许可证核发" in page  # of 蓬江区市场监督管理局
    assert "高龄津贴" in page  # of 民政局
    assert (
        "食品经营许可证核发" in sign_in("window-clerk").get("/desk/window?q=饭店").content.decode()
    )


def test_a_window_of_one_organ_takes_in_for_it_alone(sign_in: SignIn) -> None:
    browser = sign_in("market-window")

    assert "高龄津贴" not in browser.get("/desk/window").content.decode()
    assert browser.get("/desk/window/elderly-allowance/apply").status_code == 403


def test_only_clerks_stand_at_the_window(sign_in: SignIn) -> None:
    assert sign_in("approver").get("/desk/window").status_code == 403
    assert Client().get("/desk/window").status_code == 403


def test_a_firm_is_named_by_the_register(sign_in: SignIn) -> None:
    browser = sign_in("window-clerk")

    answer = name_shop(browser)

    assert answer.status_code == 302
    page = browser.get(answer["Location"]).content.decode()
    assert "小燕饭店" in page
    assert "来自法人库" in page
    assert "不用交" in page


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"number": "91440703MA00000000"}, "校验"),
        ({"kind": "id-number", "number": "440703202912310014"}, "出生日期"),
        ({"comes": "self"}, "法人不会自己来"),
        ({"name": "别的店"}, "不一致"),
        ({"comes": "agent", "agent_kind": "id-number", "agent_number": "1"}, "凭什么代办"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    sign_in: SignIn, sent: dict[str, str], said: str
) -> None:
    answer = name_shop(sign_in("window-clerk"), **sent)

    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_an_agent_needs_a_scanned_mandate(sign_in: SignIn) -> None:
    browser, person = sign_in("window-clerk"), real.person("陈小燕")
    agent = {
        "comes": "agent",
        "agent_kind": "id-number",
        "agent_number": person.id_number,
        "mandate": "agent",
    }

    without = name_shop(browser, **agent)
    given = name_shop(browser, **agent, proof=scan())

    assert "授权委托书" in without.content.decode()
    assert without.status_code == 422
    assert given.status_code == 302
    assert "agent=" in given["Location"]
    mandate = Mandate.objects.get()
    assert mandate.items == ["food-business-licence/new"]
    assert mandate.proof is not None
    assert "代办人：陈小燕" in browser.get(given["Location"]).content.decode()


def test_a_case_is_received_and_the_receipt_printed(sign_in: SignIn) -> None:
    browser = sign_in("window-clerk")
    place = name_shop(browser)["Location"]

    answer = browser.post(place, answers(**{"file-rules": scan()}))

    again()
    case = Case.objects.get()
    assert answer.status_code == 302
    assert (case.channel, case.received_by, case.state) == (
        "hall",
        "data-administration",
        "received",
    )
    assert case.organisation == "pengjiang-market-regulation"
    notes = dict(Material.objects.values_list("material", "note"))
    assert notes == {
        "business-licence": "",
        "representative-identity": "",
        "layout": "容缺，之后补交",
        "rules": "",
    }
    page = browser.get(answer["Location"]).content.decode()
    assert "收件凭证" in page
    assert case.number in page
    assert "只证明已收到" in page
    assert case.number[-12:] in browser.get("/desk/window").content.decode()
    assert "受理</button>" in sign_in("acceptor").get(f"/desk/cases/{case.pk}").content.decode()


def test_a_way_of_delivery_that_does_not_exist_is_refused(sign_in: SignIn) -> None:
    browser = sign_in("window-clerk")
    place = name_shop(browser)["Location"]

    answer = browser.post(place, answers(delivery="pigeon", **{"file-rules": scan()}))

    assert answer.status_code == 422
    assert "请选择电子送达" in answer.content.decode()


def test_a_clerk_sees_what_their_window_received_and_no_more(sign_in: SignIn) -> None:
    clerk, market = sign_in("window-clerk"), sign_in("market-window")
    clerk.post(name_shop(clerk)["Location"], answers())
    again()
    case = Case.objects.get()
    Case.objects.update(received_by="", involved=[])

    assert clerk.get(f"/desk/cases/{case.pk}").status_code == 404
    assert clerk.get(f"/desk/window/receipts/{case.pk}").status_code == 404
    assert market.get(f"/desk/cases/{case.pk}").status_code == 200  # its own organ's case


def test_wrong_answers_come_back_with_what_was_typed_and_scanned(sign_in: SignIn) -> None:
    browser = sign_in("window-clerk")
    place = name_shop(browser)["Location"]

    answer = browser.post(
        place, answers(经营场所面积="很大", 申请人电话="", **{"file-rules": scan()})
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "要填数字" in page
    assert "请填写申请人电话" in page
    assert "示范路 8 号" in page
    assert "目录.png" in page  # the scan is kept
    again()
    held = answer.context["held"]
    assert browser.post(place, answers(held=held)).status_code == 302
    again()
    assert Material.objects.get(material="rules").file is not None


def test_a_disguised_file_is_refused_at_its_field(sign_in: SignIn) -> None:
    browser = sign_in("window-clerk")
    place = name_shop(browser)["Location"]

    answer = browser.post(place, answers(**{"file-rules": scan(b"MZ not a picture")}))

    assert answer.status_code == 422
    assert "f-file-rules-error" in answer.content.decode()


def test_who_only_sells_prepackaged_food_is_led_to_filing(sign_in: SignIn) -> None:
    browser = sign_in("window-clerk")
    place = name_shop(browser)["Location"]

    answer = browser.post(place, answers(经营项目=["预包装食品销售"]))

    assert answer.status_code == 422
    assert "/desk/window/food-business-licence/filing" in answer.content.decode()
    again()
    assert not Case.objects.exists()
