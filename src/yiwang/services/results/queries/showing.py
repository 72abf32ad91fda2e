"""From documents to the plain values that pages show."""

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse

from yiwang.kernel.city.queries import get_city
from yiwang.services.results.engine.wording import say
from yiwang.services.results.models import Document
from yiwang.services.results.queries.licences import get_row, standing_of
from yiwang.services.results.types import Licence, State
from yiwang.ui.components import Answer

CHECKED = "有一个少见的字，工作人员正在核对，好了会通知您"
WAITS = "正在盖章，马上就好"


def answers(documents: Sequence[Document], *, official: bool) -> list[Answer]:
    """Return one row per document; only an official reads what stopped one."""
    return [_answer(d, official=official) for d in documents]


def _answer(document: Document, *, official: bool) -> Answer:
    sealed = document.state == State.SEALED
    stopped = document.problem if official or not document.problem else CHECKED
    return Answer(
        label=document.title,
        value=document.number if sealed else (stopped or WAITS),
        url=reverse("document", args=[document.pk]) if sealed else "",
        source=f"{document.dated:%Y-%m-%d}",
    )


def card(licence: Licence) -> list[Answer]:
    """Return the facts of a licence for its holder and its keeper."""
    return [
        Answer(label="证号", value=licence.number),
        Answer(label="持证人", value=licence.holder),
        Answer(label="状态", value=licence.standing),
        Answer(label="发证机关", value=licence.organ),
        Answer(label="发证日期", value=say(licence.issued)),
        Answer(label="有效期至", value=say(licence.until) if licence.until else "长期"),
        Answer(label="电子证照标识", value=licence.identifier),
    ]


def standings(documents: Sequence[Document], *, at: datetime) -> list[tuple[str, str, str]]:
    """Return (title, number, standing) of the licences among documents."""
    return [(d.title, d.number, _standing(d, at)) for d in documents if d.licence]


def _standing(document: Document, at: datetime) -> str:
    today = at.astimezone(get_city().zone).date()
    return standing_of(get_row(document.licence, today=today), document, today=today)
