"""Every link in header, menu and footer leads somewhere, whoever follows it."""

import re

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from tests import making, signing
from yiwang.kernel.access.actions import set_actor, sync_posts
from yiwang.kernel.access.models import Account
from yiwang.kernel.city.queries import get_city
from yiwang.lib import clock
from yiwang.lib.actor import system

STARTS = ("/help", "/login", "/me", "/my/messages", "/desk")
ADMINISTRATORS = {
    "accounts.manage": "system",
    "accounts.grant": "security",
    "records.read": "audit",
}


def city() -> None:
    """A city with one member of staff for each kind of grant."""
    body = making.CITY
    roles = {k.split(".")[0] + k[-3:]: (k, v) for k, v in ADMINISTRATORS.items()}
    staff = [
        {"account": role, "name": "王明", "roles": [role], "since": "2026-01-01"}
        for role in (*body["roles"], *roles)
    ]
    declared = {
        role: {"title": role, "means": role, "deeds": [deed], "administrator": kind}
        for role, (deed, kind) in roles.items()
    }
    office = {**body["organisations"][making.BUREAU], "staff": staff}  # type: ignore[index]
    changed = {
        **body,
        "organisations": {**body["organisations"], making.BUREAU: office},  # type: ignore[dict-item]
        "roles": {**body["roles"], **declared},  # type: ignore[dict-item]
    }
    making.publish_city()
    making.publish(making.Made("city", "city", "示例市", changed))
    set_actor(system("apply"))
    sync_posts(city=get_city(), actor=system("apply"), at=clock.now())


def people() -> dict[str, Client]:
    found = {a.username: signing.browser(a) for a in Account.objects.filter(kind="staff")}
    return {"nobody": Client(), "resident": signing.browser(signing.account("曾小明")), **found}


def doors(page: str) -> set[str]:
    """Return the links outside the page's own content."""
    around = re.sub(r"<main.*?</main>", "", page, flags=re.DOTALL)
    return set(re.findall(r'(?:href|action)="(/[^"#]*)"', around))


@pytest.mark.django_db
def test_no_link_around_a_page_leads_nowhere() -> None:
    city()
    wrong = []

    for name, client in people().items():
        shown = [client.get(start) for start in STARTS]
        links = set().union(*(doors(a.content.decode()) for a in shown if a.status_code == 200))
        assert links
        for link in sorted(links):
            path = link.split("?")[0]
            if path.startswith("/static/"):
                continue
            try:
                posted = resolve(path).url_name in {"logout", "look"}
            except Resolver404:
                wrong.append(f"{name}: {link}")
                continue
            if not posted and client.get(link).status_code in {403, 404} and path != "/desk/search":
                wrong.append(f"{name}: {link}")
    assert wrong == []
