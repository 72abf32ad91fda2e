"""Questions about the rows that go to the province. Nothing here writes; ordering is stated."""

from yiwang.connectors.province.queries.gathering import gather, keepers, nth_of
from yiwang.connectors.province.queries.rows import (
    RowPage,
    count_waiting,
    fill,
    get_line,
    get_row,
    is_held,
    list_due,
    list_rejected,
    list_rows_of,
    next_of,
    take,
)
from yiwang.connectors.province.queries.showing import (
    detail,
    history,
    panel,
    silence,
    table,
)

__all__ = [
    "RowPage",
    "count_waiting",
    "detail",
    "fill",
    "gather",
    "get_line",
    "get_row",
    "history",
    "is_held",
    "keepers",
    "list_due",
    "list_rejected",
    "list_rows_of",
    "next_of",
    "nth_of",
    "panel",
    "silence",
    "table",
    "take",
]
