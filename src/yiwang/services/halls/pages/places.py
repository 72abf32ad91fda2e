"""Regions chosen level by level, as a form sends and an application keeps them."""

from collections.abc import Mapping
from typing import Any

from yiwang.kernel.city.queries import get_city, list_regions
from yiwang.kernel.city.types import Item
from yiwang.ui.components import Level, Option

TITLES = ("县（区）", "镇（街）", "村（社区）")


def levels(word: str, posted: Mapping[str, str]) -> tuple[Level, ...]:
    """Return the selects of a region; a level opens when the one above is chosen."""
    parent, found = get_city().city.region, []
    for n, title in enumerate(TITLES, start=1):
        options = tuple(Option(r.code, r.name) for r in list_regions(parent)) if parent else ()
        chosen = posted.get(f"{word}_{n}", "")
        chosen = chosen if any(o.value == chosen for o in options) else ""
        found.append(Level(f"{word}_{n}", title, options, chosen))
        parent = chosen
    return tuple(found)


def join_regions(item: Item, posted: dict[str, list[str]]) -> dict[str, list[str]]:
    """Put the deepest level that was chosen under the word itself."""
    words = [w for w, word in item.words.items() if word.format == "region"]
    for word in words:
        chosen = [(posted.get(f"{word}_{n}") or [""])[0] for n in range(1, len(TITLES) + 1)]
        deepest = [c for c in chosen if c]
        if deepest:
            posted[word] = deepest[-1:]
    return posted


def region_of(item: Item, values: Mapping[str, Any]) -> str:
    """Return the region that the application belongs to: the first one it names."""
    found = (values.get(w) for w, word in item.words.items() if word.format == "region")
    return next((str(v) for v in found if v), get_city().city.region)
