"""Bad input gets a message that names the field and the remedy; nothing accepted is lost."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.services import real
from tests.services.intake.forms import send, values_of
from tests.services.intake.test_journeys import PDF, to
from yiwang.kernel.access.actions import set_actor
from yiwang.kernel.cases.models import Case
from yiwang.kernel.files.models import StoredFile
from yiwang.lib import clock
from yiwang.lib.ids import gb11643
from yiwang.services.intake.models import Draft, Upload
from yiwang.services.intake.types import FILE_LIMIT

pytestmark = pytest.mark.usefixtures("town")


@pytest.fixture
def shop(client: Client) -> str:
    """A shopkeeper with a draft of the licence; returns the draft's address."""
    real.sign_in(client, "陈小燕", firm=real.shop_of("陈小燕").name)
    url = "/apply/food-business-licence/new/start?asked=1&经营项目=热食类食品制售"
    return to(send(client, url)).rsplit("/", 1)[0]


@pytest.fixture
def old(client: Client) -> str:
    """An old person with a draft of the allowance, filled in up to the check."""
    real.sign_in(client, "梁秀英")
    start = to(client.get("/apply/elderly-allowance/apply"))
    draft = to(send(client, start)).rsplit("/", 1)[0]
    send(client, f"{draft}/account", 开户银行="示例农商银行", 银行账号="6222000011112222333")
    send(client, f"{draft}/contact")
    return draft


def draft_of(url: str) -> Draft:
    set_actor(real.SYSTEM)
    return Draft.objects.get(pk=url.split("/")[2])


def read(answer: Any, status: int) -> str:
    assert answer.status_code == status
    return str(answer.content.decode())


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("440703198805120029", "校验码不对"),
        (gb11643.make("440703", clock.now().date() + timedelta(days=400), 997), "晚于今天"),
        ("123", "校验码不对"),
    ],
)
def test_a_wrong_number_is_told_and_the_other_answers_are_kept(
    client: Client, shop: str, number: str, told: str
) -> None:
    answer = send(
        client,
        f"{shop}/staff",
        食品安全管理员="陈小燕",
        食品安全管理员证件号=number,
        管理员考核情况="已考核合格",
    )

    page = read(answer, 422)
    assert told in page
    assert "公民身份号码" in page
    assert number in page
    assert draft_of(shop).answers["食品安全管理员"] == "陈小燕"


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (SimpleUploadedFile("图.jpg", PDF), "与文件名后缀不符"),
        (SimpleUploadedFile("图.pdf", b"MZ\x90\x00 not a pdf"), "不支持的格式"),
        (SimpleUploadedFile("图.pdf", b""), "空文件"),
    ],
)
def test_a_wrong_file_is_told_and_the_right_one_is_kept(
    client: Client, shop: str, file: SimpleUploadedFile, told: str
) -> None:
    file.seek(0)
    right = SimpleUploadedFile("制度.pdf", PDF)

    page = read(send(client, f"{shop}/materials", layout=file, rules=right), 422)

    assert told in page
    set_actor(real.SYSTEM)
    assert [u.material for u in Upload.objects.all()] == ["rules"]


def test_an_oversize_file_is_told_with_its_limit(client: Client, shop: str) -> None:
    big = BytesIO(PDF + b"0" * FILE_LIMIT)
    big.name = "大图.pdf"

    assert "超过上限 10 MB" in read(send(client, f"{shop}/materials", layout=big), 422)


def test_a_file_is_taken_out_again(client: Client, shop: str) -> None:
    send(client, f"{shop}/materials", layout=SimpleUploadedFile("图.pdf", PDF), _more="1")
    set_actor(real.SYSTEM)
    upload = Upload.objects.get()
    assert client.get(f"/uploads/{upload.pk}").content == PDF

    to(client.post(f"{shop}/materials", {"_remove": upload.pk}))

    set_actor(real.SYSTEM)
    assert not Upload.objects.exists()


def test_what_is_taken_out_or_thrown_away_is_kept_nowhere(client: Client, shop: str) -> None:
    for name in ("图一.pdf", "图二.pdf"):
        send(client, f"{shop}/materials", layout=SimpleUploadedFile(name, PDF), _more="1")
    set_actor(real.SYSTEM)
    ours = {u.file for u in Upload.objects.all()}
    taken = Upload.objects.order_by("id")[0]

    to(client.post(f"{shop}/materials", {"_remove": taken.pk}))
    assert set(StoredFile.objects.values_list("pk", flat=True)) & ours == ours - {taken.file}
    to(client.post(f"{shop}/discard"))

    assert not StoredFile.objects.filter(pk__in=ours).exists()


def test_what_a_register_knows_is_not_taken_from_the_page(client: Client, shop: str) -> None:
    to(send(client, f"{shop}/subject", 名称="别人的店"))

    assert "名称" not in draft_of(shop).answers


def test_an_expired_session_keeps_the_draft(client: Client, old: str) -> None:
    client.cookies.clear()
    assert "已经保存的草稿都在" in read(client.post(f"{old}/account", {}), 401)

    real.sign_in(client, "梁秀英")

    assert old in client.get("/my/drafts").content.decode()
    assert draft_of(old).answers["开户银行"] == "示例农商银行"


@pytest.mark.proves("D01.2")
def test_a_double_click_makes_one_case_and_the_back_button_shows_its_receipt(
    client: Client, old: str
) -> None:
    values = values_of(client.get(f"{old}/check").content.decode())

    first, second = client.post(f"{old}/check", values), client.post(f"{old}/check", values)
    other = client.post(f"{old}/check", {})

    assert to(first) == to(second) == to(other)
    assert to(client.get(f"{old}/check")) == to(first)
    assert to(client.get(f"{old}/account")) == to(first)
    set_actor(real.SYSTEM)
    assert Case.objects.count() == 1


def test_a_stale_page_is_refused_and_nothing_is_overwritten(client: Client, old: str) -> None:
    stale = values_of(client.get(f"{old}/account").content.decode())
    send(client, f"{old}/account", 开户银行="另一家银行")

    answer = client.post(f"{old}/account", {**stale, "开户银行": "旧页面"})

    assert "别处又保存过" in read(answer, 409)
    assert draft_of(old).answers["开户银行"] == "另一家银行"


def test_nothing_is_sent_while_something_is_missing(client: Client, shop: str) -> None:
    assert "还没有填“详细地址”" in client.get(f"{shop}/check").content.decode()
    assert "还差" in read(client.post(f"{shop}/check", {}), 422)


def test_a_draft_is_left_and_thrown_away(client: Client, old: str) -> None:
    assert to(client.post(f"{old}/account", {"_later": "1"})) == "/my/drafts"

    to(client.post(f"{old}/discard"))

    assert "没有没填完的" in client.get("/my/drafts").content.decode()


@pytest.mark.parametrize("script", ["zh-hans", "zh-hant", "en"])
def test_every_value_goes_back_unchanged_in_every_script(
    client: Client, shop: str, script: str
) -> None:
    client.cookies["yw_script"] = script
    name = "余华里"
    send(client, f"{shop}/items", 主体业态="餐饮服务经营者", 从事网络经营="否")
    before = draft_of(shop).answers

    send(client, f"{shop}/items")
    send(client, f"{shop}/staff", 食品安全管理员=name, 食品安全管理员证件号="", 管理员考核情况="")
    page = client.get(f"{shop}/staff").content.decode()

    assert {k: v for k, v in draft_of(shop).answers.items() if k in before} == before
    assert values_of(page)["食品安全管理员"] == [name]


@pytest.mark.parametrize("page", ["account", "materials", "contact", "check"])
def test_a_draft_is_nobody_else_s(client: Client, old: str, page: str) -> None:
    real.sign_in(client, "陈小燕")

    assert client.get(f"{old}/{page}").status_code == 404


def test_a_person_cannot_apply_for_what_firms_apply_for(client: Client) -> None:
    real.sign_in(client, "陈小燕")
    url = "/apply/food-business-licence/new/start?asked=1&经营项目=热食类食品制售"

    assert "这件事由企业、个体工商户或其他组织办" in client.get(url).content.decode()
    assert client.post(url.partition("?")[0], {}).status_code == 403


def test_a_weak_sign_in_cannot_apply(client: Client) -> None:
    real.sign_in(client, "梁秀英", assurance=1)

    answer = client.post("/apply/elderly-allowance/apply/start", {})

    assert "更高的实名级别" in read(answer, 403)
