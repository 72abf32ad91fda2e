"""Questions about the declared items."""

from yiwang.services.catalogue.queries.guide import Guide, get_guide
from yiwang.services.catalogue.queries.items import (
    get_item_by_key,
    list_departments,
    list_of_department,
    list_of_theme,
    list_themes,
    search,
)

__all__ = [
    "Guide",
    "get_guide",
    "get_item_by_key",
    "list_departments",
    "list_of_department",
    "list_of_theme",
    "list_themes",
    "search",
]
