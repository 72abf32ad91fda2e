"""The whole way of a resident, for each item of the two packs."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.services import real
from tests.services.intake.forms import send, values_of
from yiwang.kernel.access.actions import set_actor
from yiwang.kernel.cases.models import Case

pytestmark = pytest.mark.usefixtures("town")
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
ALLOWANCE = "/apply/elderly-allowance/apply"
LICENCE, FILING = "/apply/food-business-licence/new", "/apply/food-business-licence/filing"


def to(answer: Any) -> str:
    assert answer.status_code == 302, (answer.status_code, answer.content.decode()[-3000:])
    return str(answer.headers["Location"])


def only_case() -> Case:
    set_actor(real.SYSTEM)
    return Case.objects.get()


@pytest.mark.proves("D01.2", "D40.1")
def test_an_old_person_applies_for_the_allowance(client: Client) -> None:
    real.sign_in(client, "梁秀英")
    start = to(client.get(ALLOWANCE))
    who = to(send(client, start))
    assert "梁秀英" in client.get(who).content.decode()
    account = to(send(client, who))
    materials = to(
        send(client, account, 开户银行="示例农村商业银行", 银行账号="6222000011112222333")
    )
    assert "什么都不用交" in client.get(materials).content.decode()
    contact = to(send(client, materials))
    check = to(send(client, contact))
    page = client.get(check).content.decode()
    assert "来自人口库" in page

    received = client.get(to(send(client, check))).content.decode()

    case = only_case()
    assert case.number in received
    assert case.answers["银行账号"] == "6222000011112222333"
    assert case.cells["出生日期"]["source"] == "population"
    assert case.region == real.person("梁秀英").residence_region
    assert case.outcome == "granted"
    assert {m.title for m in case.materials.all()} == {
        "居民身份证",
        "户口簿（户籍所在地和出生日期）",
    }


@pytest.mark.proves("D01.2", "D40.2")
def test_a_shopkeeper_applies_for_the_licence_with_what_no_register_knows(client: Client) -> None:
    shop = real.shop_of("陈小燕")
    real.sign_in(client, "陈小燕", firm=shop.name)
    first = client.get(LICENCE)
    assert "卖什么、做什么" in first.content.decode()
    start = to(client.get(LICENCE, {"asked": "1", "经营项目": ["热食类食品制售", "自制饮品制售"]}))
    assert "同意并开始" in client.get(start).content.decode()
    subject = to(send(client, start))
    assert shop.credit_code in client.get(subject).content.decode()
    items = to(send(client, subject))
    assert values_of(client.get(items).content.decode())["经营项目"] == [
        "热食类食品制售",
        "自制饮品制售",
    ]
    premises = to(send(client, items, 主体业态="餐饮服务经营者", 从事网络经营="否"))
    equipment = to(
        send(
            client,
            premises,
            经营场所区划_county="440703",
            经营场所区划_town="440703002",
            经营场所区划_village="",
            经营场所地址="胜利路 1 号",
            经营场所面积="86.5",
        )
    )
    staff = to(send(client, equipment, 设备设施=["冷藏冷冻", "清洗消毒"]))
    materials = to(
        send(
            client,
            staff,
            食品安全管理员="陈小燕",
            食品安全管理员证件号=real.person("陈小燕").id_number,
            管理员考核情况="已考核合格",
        )
    )
    page = client.get(materials).content.decode()
    assert "营业执照" in page
    assert "来自法人库" in page
    contact = to(send(client, materials, layout=SimpleUploadedFile("布局.pdf", PDF)))
    check = to(send(client, contact, phone="13800000000"))
    assert "蓬江区白沙街道" in client.get(check).content.decode()

    to(send(client, check))

    case = only_case()
    assert case.answers["经营场所面积"] == "86.5"
    assert case.cells["统一社会信用代码"]["value"] == shop.credit_code
    assert case.applicant["phone"] == "13800000000"
    assert case.materials.get(material="layout").file is not None
    assert case.materials.get(material="business-licence").source == "法人库"
    assert [t.deed for t in case.tasks.all()] == ["accept"]


@pytest.mark.proves("D01.2")
def test_who_sells_only_prepackaged_food_is_led_to_filing(client: Client) -> None:
    shop = real.shop_of("区婉仪")
    led = client.get(LICENCE, {"asked": "1", "经营项目": "预包装食品销售"}).content.decode()
    assert "依法不需要取得许可" in led
    assert "《食品安全法》第三十五条第一款" in led
    assert FILING in led

    real.sign_in(client, "区婉仪", firm=shop.name)
    start = to(client.get(FILING, {"asked": "1", "经营项目": "预包装食品销售"}))
    subject = to(send(client, start))
    items = to(send(client, subject))
    premises = to(send(client, items, 从事网络经营="否"))
    materials = to(
        send(
            client,
            premises,
            经营场所区划_county="440703",
            经营场所区划_town="440703002",
            经营场所地址="胜利路 2 号",
        )
    )
    contact = to(send(client, materials))
    check = to(send(client, contact, phone="13800000001"))
    to(send(client, check))

    assert only_case().key == "food-business-licence/filing"
    assert only_case().outcome == "granted"
