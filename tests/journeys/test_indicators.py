"""A head signs in, has the figures computed and reads one."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.looking import shot

pytestmark = pytest.mark.journey
PASSWORD = "yiwang-demo-1"


def test_the_figures_of_a_bureau_look_right(page: Page) -> None:
    page.goto("/login/staff")
    page.get_by_label("登录名").fill("civil-head")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.goto("/desk/indicators")
    page.get_by_role("button", name="现在重新计算").click()
    expect(page.get_by_role("heading", name="高龄津贴应享尽享率")).to_be_visible()
    shot(page, "cockpit-indicators")
    page.get_by_role("link", name="高龄津贴应享尽享率").click()
    page.locator(".yw-chart.is-drawn canvas").wait_for()

    shot(page, "cockpit-indicator")
