"""Documents of a case, and those that wait for a person."""

from collections.abc import Collection
from uuid import UUID

from yiwang.kernel.cases.ports import Paper
from yiwang.services.results.models import Document
from yiwang.services.results.types import CERTIFICATE_KINDS, NO_DOCUMENT, STYLES, State, Waiting

RESULTS = tuple(kind for kind, style in STYLES.items() if style.result)
HANDED = tuple(set(CERTIFICATE_KINDS.values()))


def get_document(document_id: UUID, *, lock: bool = False) -> Document:
    """Return a document with its case; Refused 404 when row security lets none through."""
    rows = Document.objects.select_for_update(of=("self",)) if lock else Document.objects
    document = rows.select_related("case").filter(pk=document_id).first()
    if document is None:
        raise NO_DOCUMENT
    return document


def list_documents(case_id: UUID) -> list[Document]:
    """Return what was written in a case, oldest first: for the case pages of both sides."""
    return list(Document.objects.filter(case=case_id).order_by("planned_at", "id"))


def find_issued(case_id: UUID) -> Document | None:
    """Return the licence, receipt or confirmation that a case ended in."""
    rows = Document.objects.filter(case=case_id, kind__in=HANDED)
    return rows.order_by("planned_at", "id").first()


def list_papers(case_id: UUID) -> list[Paper]:
    """Return what a case's documents are called, for those who cite them (the province)."""
    rows = Document.objects.filter(case=case_id).order_by("planned_at", "id")
    return [Paper(d.kind, d.title, d.number, d.until) for d in rows]


def count_results(case_id: UUID) -> tuple[int, int]:
    """Return how many results of a case are sealed, and how many still wait."""
    states = Document.objects.filter(case=case_id, kind__in=RESULTS).values_list("state", flat=True)
    sealed = sum(state == State.SEALED for state in states)
    return sealed, len(states) - sealed


def list_blocked(organisations: Collection[str], *, limit: int = 50) -> list[Waiting]:
    """Return documents that wait for a person in these organisations, oldest first."""
    rows = Document.objects.filter(state=State.BLOCKED, organisation__in=organisations)
    found = rows.order_by("planned_at", "id").values_list("title", "problem", "case_id")
    return [Waiting(*row) for row in found[:limit]]
