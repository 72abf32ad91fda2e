"""Questions about documents and licences. Nothing here writes; ordering is always stated."""

from yiwang.services.results.queries.directory import LicenceType, list_licence_types
from yiwang.services.results.queries.documents import (
    count_results,
    find_issued,
    get_document,
    list_blocked,
    list_documents,
    list_papers,
)
from yiwang.services.results.queries.licences import (
    LicencePage,
    get_licence,
    list_licences_of,
    list_office_licences,
)

__all__ = [
    "LicencePage",
    "LicenceType",
    "count_results",
    "find_issued",
    "get_document",
    "get_licence",
    "list_blocked",
    "list_documents",
    "list_licence_types",
    "list_licences_of",
    "list_office_licences",
    "list_papers",
]
