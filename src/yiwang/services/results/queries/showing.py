"""From documents to the plain values that pages show."""

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse

from yiwang.kernel.city.queries import get_city
from yiwang.services.results.models import Document
from yiwang.services.results.queries.licences import get_row, standing_of
from yiwang.services.results.types import State
from yiwang.ui.components import Answer

WAITS = "正在盖章，马上就好"


def answers(documents: Sequence[Document]) -> list[Answer]:
    """Return one row per document: for the case pages of both sides."""
    return [_answer(d) for d in documents]


def _answer(document: Document) -> Answer:
    sealed = document.state == State.SEALED
    return Answer(
        label=document.title,
        value=document.number if sealed else (document.problem or WAITS),
        url=reverse("document", args=[document.pk]) if sealed else "",
        source=f"{document.dated:%Y-%m-%d}",
    )


def standings(documents: Sequence[Document], *, at: datetime) -> list[tuple[str, str, str]]:
    """Return (title, number, standing) of the licences among documents."""
    return [(d.title, d.number, _standing(d, at)) for d in documents if d.licence]


def _standing(document: Document, at: datetime) -> str:
    today = at.astimezone(get_city().zone).date()
    return standing_of(get_row(document.licence, today=today), document, today=today)
