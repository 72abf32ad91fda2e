"""Persons' own pages and the three administrators' desks look right."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.looking import shot

pytestmark = pytest.mark.journey
PASSWORD = "yiwang-demo-1"
DESKS = {
    "system-administrator": ("accounts", "posts"),
    "security-administrator": ("roles", "roles/approver"),
    "auditor": ("records", "looks", "log"),
}


def resident(page: Page, name: str) -> None:
    page.goto("/login")
    page.get_by_role("button", name="统一身份认证登录").click()
    page.get_by_label(name).first.check(force=True)
    page.get_by_role("button", name="登录").last.click()
    expect(page.get_by_role("button", name="退出")).to_be_visible()


@pytest.mark.parametrize("name", ["index", "accessibility", "privacy"])
def test_help_looks_right(page: Page, name: str) -> None:
    page.goto("/help" if name == "index" else f"/help/{name}")

    shot(page, f"help-{name}")


def test_own_pages_look_right(page: Page) -> None:
    resident(page, "陈小燕")
    for path in ("me", "my/messages", "my/profile", "my/contacts", "my/mandates"):
        page.goto(f"/{path}")
        shot(page, f"own-{path.rpartition('/')[2]}")


def test_a_mandate_is_asked_for_with_its_problems(page: Page) -> None:
    resident(page, "陈小燕")
    page.goto("/my/mandates/give")
    shot(page, "own-give")

    page.get_by_role("button", name="授权").last.click()

    expect(page.locator(".govuk-error-summary")).to_be_visible()
    shot(page, "own-give-problem")


@pytest.mark.parametrize("account", sorted(DESKS))
def test_an_administrators_desk_looks_right(page: Page, account: str) -> None:
    page.goto("/login/staff")
    page.get_by_label("登录名").fill(account)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").last.click()
    expect(page.get_by_role("button", name="退出")).to_be_visible()

    for path in DESKS[account]:
        page.goto(f"/desk/admin/{path}")
        shot(page, f"admin-{path.replace('/', '-')}")
