"""The gallery looks right: every component, every base template, desk, phone and 长辈版."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.looking import shot

pytestmark = pytest.mark.journey
NAMES = (
    "home",
    "question",
    "problem",
    "receipt",
    "workbench",
    "list",
    "plain",
    "screen",
    "refused",
    "error",
)


def test_components_look_right(page: Page) -> None:
    page.goto("/ui")
    page.locator(".yw-chart.is-drawn canvas").wait_for()

    shot(page, "ui-components")


@pytest.mark.parametrize("name", NAMES)
def test_base_template_looks_right(page: Page, name: str) -> None:
    page.goto(f"/ui/{name}")

    shot(page, f"ui-{name}")


def test_a_region_is_chosen_level_by_level(page: Page) -> None:
    page.goto("/ui")
    page.get_by_label("县（区）").first.select_option(label="江海区")

    towns = page.get_by_label("镇（街）").first
    expect(towns.locator("option")).to_contain_text(["请选择", "江南街道", "礼乐街道"])


def test_the_look_is_switched_and_stays(page: Page) -> None:
    page.goto("/ui/home")
    page.get_by_role("button", name="长辈版").click()
    page.get_by_role("button", name="繁體").click()

    assert page.evaluate("document.documentElement.className").strip() == "elder"
    assert page.evaluate("document.documentElement.lang") == "zh-Hant"
    expect(page.get_by_role("button", name="標準版")).to_be_visible()
    assert page.url.endswith("/ui/home")


def test_the_list_of_the_workbench_is_walked_with_keys(page: Page) -> None:
    page.goto("/ui/list")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("x")

    expect(page.locator("[data-row]").nth(1)).to_be_focused()
    expect(page.locator("input[name=chosen]").nth(1)).to_be_checked()


def test_a_file_too_large_is_told_before_it_travels(page: Page) -> None:
    page.goto("/ui")
    file = {"name": "平面图.jpg", "mimeType": "image/jpeg", "buffer": b"0" * (10 * 1024 * 1024 + 1)}
    page.get_by_label("店面平面图").first.set_input_files(file)  # type: ignore[arg-type]

    expect(page.get_by_text("文件超过 10 MB")).to_be_visible()


def test_english_fits_where_chinese_does(page: Page) -> None:
    page.goto("/ui/workbench")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("button", name="Large print")).to_be_visible()
    shot(page, "ui-workbench-en")
    page.goto("/ui/question")

    shot(page, "ui-question-en")
