"""What stands in the menu of whom. A page that is not built yet has no line here."""

from dataclasses import dataclass

from django.urls import reverse

from yiwang.lib.actor import Actor, Kind
from yiwang.ui.components import Link


@dataclass(frozen=True)
class Entry:
    title: str
    page: str  # the name of its URL
    deeds: frozenset[str] = frozenset()  # any of them opens it; empty: everybody of that kind


MENUS: dict[Kind, tuple[Entry, ...]] = {
    Kind.STAFF: (Entry("指标", "indicators", frozenset({"indicators.see"})),),
    Kind.PERSON: (
        Entry("我的办件", "my-cases"),
        Entry("没填完的", "my-drafts"),
        Entry("谁看过我的数据", "my-data"),
    ),
}


def menu_of(actor: Actor, path: str) -> tuple[Link, ...]:
    """Return the links for this actor; the one that leads to `path` is current."""
    held = {grant.deed for grant in actor.grants}
    links = []
    for entry in MENUS.get(actor.kind, ()):
        if entry.deeds and not entry.deeds & held:
            continue
        url = reverse(entry.page)
        links.append(Link(title=entry.title, url=url, current=path.startswith(url)))
    return tuple(links)
