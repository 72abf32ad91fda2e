"""A resident follows a case: asks, corrects, chooses, answers 补正, withdraws, rates."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.services import real
from tests.services.intake.forms import send
from tests.services.intake.test_journeys import PDF, to
from yiwang.kernel.access.actions import set_actor
from yiwang.kernel.cases import actions as deeds
from yiwang.kernel.cases.models import Case
from yiwang.kernel.records.actions import record_disclosures
from yiwang.kernel.records.types import Disclosed, Disclosures
from yiwang.lib import clock
from yiwang.lib.actor import Actor, Grant, Kind
from yiwang.services.intake.models import Rating

pytestmark = pytest.mark.usefixtures("town")


@pytest.fixture
def case(client: Client) -> Case:
    """A shopkeeper's application for a licence, received."""
    real.sign_in(client, "陈小燕", firm=real.shop_of("陈小燕").name)
    draft = to(
        send(client, "/apply/food-business-licence/new/start?asked=1&经营项目=热食类食品制售")
    ).rsplit("/", 1)[0]
    send(client, f"{draft}/items", 主体业态="餐饮服务经营者", 从事网络经营="否")
    region = {"经营场所区划_county": "440703", "经营场所区划_town": "440703002"}
    send(client, f"{draft}/premises", **region, 经营场所地址="胜利路 1 号", 经营场所面积="86.5")
    send(client, f"{draft}/equipment", 设备设施=["冷藏冷冻"])
    send(
        client,
        f"{draft}/staff",
        食品安全管理员="陈小燕",
        食品安全管理员证件号=real.person("陈小燕").id_number,
        管理员考核情况="已考核合格",
    )
    send(client, f"{draft}/contact", phone="13800000000")
    to(send(client, f"{draft}/check"))
    set_actor(real.SYSTEM)
    return Case.objects.get()


def now(case: Case) -> Case:
    set_actor(real.SYSTEM)
    case.refresh_from_db()
    return case


def read(client: Client, case: Case) -> str:
    return client.get(f"/my/cases/{case.pk}").content.decode()


def acceptor(case: Case) -> Actor:
    grants = frozenset(Grant(d, case.organisation) for d in ("cases.see", "cases.accept"))
    task = case.tasks.get(state="open")
    return Actor(
        kind=Kind.STAFF, id="a", name="何秀芳", grants=grants, roles=frozenset({task.role})
    )


@pytest.mark.proves("D01.4")
def test_the_page_tells_where_it_stands_and_why_this_day(client: Client, case: Case) -> None:
    page = read(client, case)

    assert case.number in page
    assert "受理后 5 个工作日内" in page
    assert "为什么是这一天" in page
    assert "收件不是受理" in page
    assert "来自法人库" in page
    assert "白沙街道" in page
    assert "食品经营许可证核发" in client.get("/my/cases").content.decode()


def test_the_handler_is_asked_inside_the_case(client: Client, case: Case) -> None:
    url = f"/my/cases/{case.pk}/note"
    assert "请先写想问的话" in client.post(url, {"text": " "}).content.decode()

    to(client.post(url, {"text": "什么时候来看店？"}))

    assert "什么时候来看店？" in read(client, case)


def test_the_telephone_is_corrected_and_a_wrong_one_told(client: Client, case: Case) -> None:
    url = f"/my/cases/{case.pk}/phone"
    assert client.post(url, {"phone": "12"}).status_code == 422

    to(client.post(url, {"phone": "13900000000", "seen": case.version}))

    assert now(case).applicant["phone"] == "13900000000"
    stale = client.post(url, {"phone": "13900000001", "seen": case.version - 1})
    assert stale.status_code == 409


def test_the_delivery_is_chosen(client: Client, case: Case) -> None:
    to(client.post(f"/my/cases/{case.pk}/delivery", {"method": "post"}))

    assert now(case).delivery == "post"


def test_an_application_is_withdrawn_after_a_question(client: Client, case: Case) -> None:
    url = f"/my/cases/{case.pk}/withdraw"
    assert "真的要撤回吗" in client.get(url).content.decode()

    to(send(client, url))

    assert now(case).outcome == "withdrawn"
    assert "撤回申请" in read(client, case)
    assert client.get(url).status_code == 409


def test_a_supplement_is_answered_with_files_and_changes(client: Client, case: Case) -> None:
    deeds.ask_supplement(
        task_id=case.tasks.get(state="open").pk,
        items=["请补上布局图", "面积请按实际填写"],
        actor=acceptor(case),
        at=clock.now(),
    )
    url = f"/my/cases/{case.pk}/supplement"
    assert "请补上布局图" in read(client, case)
    assert "等您补正" in client.get("/").content.decode()
    assert "没有上传材料" in send(client, url).content.decode()
    bad = SimpleUploadedFile("图.jpg", PDF)
    assert "与文件名后缀不符" in send(client, url, layout=bad).content.decode()
    send(client, url, layout=SimpleUploadedFile("图.pdf", PDF), _more="1")
    assert "图.pdf" in client.get(url).content.decode()

    to(send(client, url, 经营场所面积="90"))

    assert now(case).state == "received"
    assert case.answers["经营场所面积"] == "90"
    assert case.materials.get(material="layout").note == "图.pdf"
    assert client.get(url).status_code == 409


def test_a_refusal_names_reasons_organ_and_court(client: Client, case: Case) -> None:
    deeds.complete(
        task_id=case.tasks.get(state="open").pk,
        outcome="decline",
        opinion="不属于本机关职权范围",
        actor=acceptor(case),
        at=clock.now(),
    )

    page = read(client, case)

    assert "不属于本机关职权范围" in page
    assert "行政复议机关" in page
    assert "示例市蓬江区人民法院" in page


@pytest.mark.proves("D01.4")
def test_a_handling_is_rated_once(client: Client) -> None:
    real.sign_in(client, "梁秀英")
    url = "/my/offers/elderly-allowance/apply"
    case = to(send(client, url, 开户银行="示例银行", 银行账号="6222000011112222333")).split("/")[3]
    rate = f"/my/cases/{case}/rate"
    assert client.post(rate, {}).status_code == 422

    to(client.post(rate, {"grade": "5", "comment": "很快"}))

    assert client.post(rate, {"grade": "1"}).status_code == 409
    set_actor(real.SYSTEM)
    assert (Rating.objects.get().grade, Rating.objects.get().text) == (5, "很快")
    assert "您的评价：" in client.get(f"/my/cases/{case}").content.decode()


def test_a_running_case_is_not_rated(client: Client, case: Case) -> None:
    assert client.post(f"/my/cases/{case.pk}/rate", {"grade": "5"}).status_code == 409


POSTS = ("note", "phone", "delivery", "withdraw", "rate", "supplement")


@pytest.mark.parametrize("deed", ["", *(f"/{p}" for p in POSTS), "/received"])
def test_a_case_is_nobody_else_s(client: Client, case: Case, deed: str) -> None:
    real.sign_in(client, "林嘉俊")
    url = f"/my/cases/{case.pk}{deed}"

    answer: Any = client.post(url, {}) if deed[1:] in POSTS else client.get(url)

    assert answer.status_code == 404


def test_who_looked_is_told_and_ones_own_looks_are_not(client: Client, case: Case) -> None:
    read(client, case)
    assert "还没有人看过您的数据" in client.get("/my/data").content.decode()
    shown = Disclosures("applicant", "办理办件", (Disclosed(case.party, ("name", "phone")),))
    record_disclosures(shown, actor=acceptor(now(case)), at=clock.now())

    page = client.get("/my/data").content.decode()

    assert "办理办件" in page
    assert "姓名或名称、联系电话" in page


@pytest.mark.parametrize("url", ["/my/cases", "/my/drafts", "/my/offers", "/my/data"])
def test_my_pages_ask_for_a_sign_in(client: Client, url: str) -> None:
    assert client.get(url).status_code == 401
