"""Questions about cases. Nothing here writes; ordering is always stated."""

from yiwang.kernel.cases.queries.counting import (
    Span,
    Tally,
    Wanted,
    count_cases,
    list_counted,
)
from yiwang.kernel.cases.queries.gathering import gather
from yiwang.kernel.cases.queries.lists import (
    CasePage,
    TodoPage,
    count_todo,
    find_office_case,
    list_cases_of,
    list_office_cases,
    list_tentative,
    list_todo,
)
from yiwang.kernel.cases.queries.one import (
    find_by_deed,
    get_case,
    get_case_by_number,
    get_material,
    get_task,
    list_events,
    list_materials,
    list_notes,
    list_tasks,
    reckon_case,
    reckon_many,
)

__all__ = [
    "CasePage",
    "Span",
    "Tally",
    "TodoPage",
    "Wanted",
    "count_cases",
    "count_todo",
    "find_by_deed",
    "find_office_case",
    "gather",
    "get_case",
    "get_case_by_number",
    "get_material",
    "get_task",
    "list_cases_of",
    "list_counted",
    "list_events",
    "list_materials",
    "list_notes",
    "list_office_cases",
    "list_tasks",
    "list_tentative",
    "list_todo",
    "reckon_case",
    "reckon_many",
]
