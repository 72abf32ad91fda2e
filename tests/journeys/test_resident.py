"""A resident finds an item, applies and follows it: every page looks right on the way."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.looking import shot

pytestmark = pytest.mark.journey
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def sign_in(page: Page, who: str) -> None:
    page.get_by_role("button", name="统一身份认证登录").click()
    page.get_by_role("radio", name=who).first.check()
    page.get_by_role("button", name="登录").last.click()


def go_on(page: Page, name: str = "保存并继续") -> None:
    page.get_by_role("button", name=name).click()


@pytest.mark.proves("D01.1")
def test_finding_an_item_looks_right(page: Page) -> None:
    page.goto("/")
    shot(page, "home")
    page.get_by_label("搜索要办的事").fill("开饭店要办什么证")
    page.get_by_role("button", name="搜索").click()
    shot(page, "search")
    page.get_by_role("link", name="食品经营许可证核发（新办）").click()
    expect(page.get_by_role("heading", name="要您交的材料")).to_be_visible()
    shot(page, "item")
    page.goto("/search?q=飞机票")
    shot(page, "search-nothing")
    page.goto("/themes/养老服务")
    shot(page, "theme")


@pytest.mark.proves("D01.2")
def test_a_shopkeeper_applies_for_a_licence(page: Page) -> None:
    page.goto("/apply/food-business-licence/new")
    shot(page, "apply-first")
    page.get_by_label("预包装食品销售").check()
    go_on(page, "继续")
    shot(page, "apply-led")
    page.goto("/apply/food-business-licence/new")
    page.get_by_label("热食类食品制售").check()
    go_on(page, "继续")
    sign_in(page, "法定代表人 陈小燕")
    shot(page, "apply-start")
    go_on(page, "同意并开始")
    shot(page, "draft-known")
    answer_and_upload(page)
    send_and_follow(page)


def answer_and_upload(page: Page) -> None:
    go_on(page, "信息没错，继续")
    page.get_by_label("餐饮服务经营者").check()
    page.get_by_label("否", exact=True).check()
    shot(page, "draft-page")
    go_on(page)
    go_on(page)
    shot(page, "draft-errors")
    page.get_by_label("镇（街）").select_option(label="白沙街道")
    page.get_by_label("详细地址").fill("胜利路 1 号")
    page.get_by_label("大约多少平方米").fill("86.5")
    go_on(page)
    page.get_by_label("清洗消毒").check()
    go_on(page)
    page.get_by_label("姓名").fill("陈小燕")
    page.get_by_label("公民身份号码").fill("440703198805120029")
    page.get_by_label("已考核合格").check()
    go_on(page)
    expect(page.get_by_text("校验码不对").first).to_be_visible()
    page.get_by_label("公民身份号码").fill("11010519491231002X")
    go_on(page)
    page.locator("input[type=file]").first.set_input_files(
        {"name": "布局.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    go_on(page, "上传选好的文件")
    shot(page, "draft-materials")
    go_on(page)


def send_and_follow(page: Page) -> None:
    shot(page, "draft-contact")
    page.get_by_label("联系电话").fill("13800000000")
    go_on(page)
    shot(page, "draft-check")
    page.goto("/my/drafts")
    shot(page, "my-drafts")
    page.get_by_role("button", name="接着填").click()
    page.goto(page.url.rsplit("/", 1)[0] + "/check")
    go_on(page, "提交申请")
    expect(page.get_by_role("heading", name="已经提交")).to_be_visible()
    shot(page, "received")
    page.go_back()
    expect(page.get_by_role("heading", name="已经提交")).to_be_visible()
    page.get_by_role("button", name="看办理进展").click()
    shot(page, "my-case")
    page.get_by_role("link", name="撤回申请").click()
    shot(page, "my-withdraw")
    page.goto("/my/cases")
    shot(page, "my-cases")
    page.goto("/my/data")
    shot(page, "my-data")


@pytest.mark.proves("F14.2")
def test_an_old_person_confirms_once(page: Page) -> None:
    page.goto("/login?next=/my/offers")
    sign_in(page, "梁秀英")
    shot(page, "my-offers")
    page.get_by_role("link", name="高龄津贴申领").click()
    page.get_by_label("开户银行").fill("示例农村商业银行")
    page.get_by_label("银行账号").fill("6222000011112222333")
    shot(page, "my-offer")
    go_on(page, "信息没错，我要领")
    expect(page.get_by_role("heading", name="已经提交")).to_be_visible()
    page.get_by_role("button", name="看办理进展").click()
    shot(page, "my-case-granted")


@pytest.mark.proves("F14.2")
def test_a_village_worker_finds_who_has_not_applied(page: Page) -> None:
    page.goto("/login/staff?next=/desk/offers")
    page.get_by_label("登录名").fill("village-worker")
    page.get_by_label("密码").fill("yiwang-demo-1")
    page.get_by_role("button", name="登录").click()
    page.goto("/desk/offers")
    shot(page, "desk-offers")
    page.get_by_role("link", name="陈有福").click()
    page.get_by_label("开户银行").fill("示例农村商业银行")
    page.get_by_label("银行账号").fill("6222000011112222333")
    shot(page, "desk-offer")
    go_on(page, "已和本人确认，替其办理")
    expect(page.get_by_text("已经办好")).to_be_visible()
    expect(page.get_by_role("link", name="陈有福")).to_have_count(0)
