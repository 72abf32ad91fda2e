"""What stands in the menu of whom. A page that is not built yet has no line here."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from yiwang.lib.actor import Actor, Kind
from yiwang.ui.components import Link


@dataclass(frozen=True)
class Entry:
    title: str
    page: str  # the name of its URL
    deeds: frozenset[str] = frozenset()  # any of them opens it; empty: everybody of that kind


MENUS: dict[Kind, tuple[Entry, ...]] = {
    Kind.PERSON: (
        Entry(gettext_noop("我的办件"), "my-cases"),
        Entry(gettext_noop("我的证照"), "my-licences"),
        Entry(gettext_noop("没填完的"), "my-drafts"),
        Entry(gettext_noop("免申即享"), "my-offers"),
        Entry(gettext_noop("消息"), "my-messages"),
        Entry(gettext_noop("谁看过我的数据"), "my-data"),
        Entry(gettext_noop("我的"), "me"),
    ),
    Kind.STAFF: (
        Entry(gettext_noop("待办"), "desk", frozenset({"cases.see"})),
        Entry(gettext_noop("窗口收件"), "window", frozenset({"cases.receive"})),
        Entry(
            gettext_noop("证照与文书"),
            "desk-licences",
            frozenset({"results.manage", "cases.deliver"}),
        ),
        Entry(gettext_noop("免申即享"), "desk-offers", frozenset({"cases.confirm"})),
        Entry(gettext_noop("指标"), "indicators", frozenset({"indicators.see"})),
        Entry(gettext_noop("省平台退回的数据"), "desk-rejected", frozenset({"connectors.mend"})),
        Entry(gettext_noop("账号"), "access:admin-accounts", frozenset({"accounts.manage"})),
        Entry(gettext_noop("到岗离岗"), "access:admin-posts", frozenset({"accounts.manage"})),
        Entry(gettext_noop("角色和权限"), "access:admin-roles", frozenset({"accounts.grant"})),
        Entry(gettext_noop("操作记录"), "access:admin-records", frozenset({"records.read"})),
        Entry(gettext_noop("封存与核验"), "access:admin-log", frozenset({"records.read"})),
    ),
}


def menu_of(actor: Actor, path: str) -> tuple[Link, ...]:
    """Return the links for this actor; the one that leads to `path` is current."""
    held = {grant.deed for grant in actor.grants}
    entries = [e for e in MENUS.get(actor.kind, ()) if not e.deeds or e.deeds & held]
    urls = [reverse(e.page) for e in entries]
    here = max((u for u in urls if path.startswith(u)), key=len, default="")
    return tuple(
        Link(title=gettext(e.title), url=url, current=url == here)
        for e, url in zip(entries, urls, strict=True)
    )
