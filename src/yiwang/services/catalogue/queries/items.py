"""Lists and search over the items in force."""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from django.urls import reverse

from yiwang.declarations.shapes.service import Limit
from yiwang.kernel.city.queries import get_city, get_current, get_item, list_items
from yiwang.kernel.city.types import DeclaredCity, Item
from yiwang.lib.hanzi import sort_key
from yiwang.services.catalogue.engine.index import Index
from yiwang.services.catalogue.types import Entry, Listed

TITLE = "事项"


def get_item_by_key(pack: str, service: str) -> Item:
    """Return the item in force; Refused 404 when nothing of that name is published."""
    return get_item(get_current(f"{pack}/{service}").hash)


def list_themes() -> list[tuple[str, int]]:
    """Return every life event with the number of its items, fullest first."""
    counts = Counter(t for i in list_items() for t in i.service.themes)
    return sorted(counts.items(), key=lambda pair: (-pair[1], sort_key(pair[0])))


def list_departments() -> list[tuple[str, str, int]]:
    """Return (id, title, number of items) of every organ that handles one, by pinyin."""
    city = get_city()
    counts = Counter(i.service.organ.organisation for i in list_items())
    found = [(o, city.organisations[o].title, n) for o, n in counts.items()]
    return sorted(found, key=lambda row: sort_key(row[1]))


def list_of_theme(theme: str) -> list[Listed]:
    city = get_city()
    return _sorted(_listed(i, city) for i in list_items() if theme in i.service.themes)


def list_of_department(organisation: str) -> list[Listed]:
    city = get_city()
    return _sorted(
        _listed(i, city) for i in list_items() if i.service.organ.organisation == organisation
    )


def search(text: str) -> list[Listed]:
    """Return the items that a person means, best first, each with why it was found."""
    items = {i.key: i for i in list_items()}
    city = get_city()
    index = _index(city.hash, tuple(i.hash for i in items.values()))
    return [
        _listed(items[h.key], city, why="" if h.where == TITLE else f"{h.where}：{h.text}")
        for h in index.search(text)
    ]


def _sorted(items: Iterable[Listed]) -> list[Listed]:
    return sorted(items, key=lambda i: sort_key(i.title))


def _listed(item: Item, city: DeclaredCity, *, why: str = "") -> Listed:
    return Listed(
        key=item.key,
        title=item.service.title,
        url=reverse("item", args=item.key.split("/")),
        organ=city.organisations[item.service.organ.organisation].title,
        limit=f"承诺 {say_limit(item.service.promised_limit)}",
        why=why,
    )


def say_limit(limit: Limit) -> str:
    return (
        f"{limit.days} 个{limit.unit}" if limit.unit == "工作日" else f"{limit.days} {limit.unit}"
    )


@lru_cache(maxsize=4)
def _index(_city: str, hashes: tuple[str, ...]) -> Index:
    """Build the index of one set of releases; the names of releases never mean two things."""
    city = get_city()
    return Index(entry(get_item(h), city) for h in hashes)


def entry(item: Item, city: DeclaredCity) -> Entry:
    """Return what is searched of an item."""
    service = item.service
    organ = city.organisations[service.organ.organisation]
    return Entry(
        key=item.key,
        title=service.title,
        fields={
            "事项": (service.title,),
            "也叫": service.keywords,
            "结果": (item.result.title,) if item.result else (),
            "主题": service.themes,
            "常见问题": tuple(q.question for q in service.questions),
            "条件": service.conditions,
            "材料": tuple(m.title for m in service.materials),
            "部门": (organ.title, organ.short),
        },
    )
