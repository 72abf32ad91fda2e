"""/my/licences: what I hold. /desk/licences: what my organ issued, and the acts on one of them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from yiwang.kernel.cases.pages.desk import queue_groups
from yiwang.kernel.cases.policies import check_is_official
from yiwang.kernel.records.engine.disclosure import disclose, discloses
from yiwang.lib import clock
from yiwang.lib.actor import Actor, Kind
from yiwang.lib.refused import Refused
from yiwang.services.results import actions, forms, policies, queries
from yiwang.services.results.queries import showing
from yiwang.services.results.types import ACTS, MANAGE, NO_LICENCE, Licence, Waiting
from yiwang.ui.components import (
    Cell,
    Column,
    Field,
    Link,
    Option,
    Paging,
    Queue,
    Table,
    problems,
)
from yiwang.ui.request import CityRequest

SHOWN = ("name", "licence")
WRONG = {
    "act": "请选择要做的处理。",
    "reasons": "请写明事实和理由。",
    "law": "请写明依据的法律条款。",
}


@require_GET
@discloses(subject="applicant", purpose="查看我的证照")
def mine(request: CityRequest) -> HttpResponse:
    """Show what the person and those they act for hold."""
    if request.actor.kind != Kind.PERSON:
        raise Refused("sign-in-first", "请先登录，再查看您的证照。", status=401)
    whose = request.actor.acting_for
    held = queries.list_licences_of({whose} if whose else (), at=clock.now())
    for licence in held:
        disclose(request, licence.document.party, SHOWN)
    context = {"cards": [({"title": x.title, "rows": showing.card(x)}, _paper(x)) for x in held]}
    return render(request, "services_results/mine.html", context)


@require_GET
@discloses(subject="applicant", purpose="管理证照")
def office(request: CityRequest) -> HttpResponse:
    organisations = _organisations(request.actor)
    number = request.GET.get("number", "").strip()
    page = queries.list_office_licences(
        organisations, at=clock.now(), number=number, after=_cursor(request.GET.get("after", ""))
    )
    for licence in page.licences:
        disclose(request, licence.document.party, SHOWN)
    more = f"?after={page.after[0]:%Y-%m-%dT%H:%M:%S.%fZ}_{page.after[1]}" if page.after else ""
    context = {
        "queues": _queues(request, organisations),
        "number": number,
        "table": _table(page.licences, more),
        "stopped": _stopped(queries.list_blocked(organisations)),
    }
    return render(request, "services_results/office.html", context)


@require_http_methods(["GET", "POST"])
@discloses(subject="applicant", purpose="管理证照")
def one(request: CityRequest, document_id: UUID) -> HttpResponse:
    """Show a licence with what was decided about it; a POST does one act to it."""
    organisations = _organisations(request.actor)
    licence = queries.get_licence(document_id, at=clock.now())
    policies.check_can_see_document(request.actor, licence.document, absent=NO_LICENCE)
    disclose(request, licence.document.party, SHOWN)
    wrong: dict[str, str] = {}
    if request.method == "POST":
        form = forms.Standing(request.POST)
        if form.is_valid():
            actions.change_standing(
                document_id=document_id, actor=request.actor, at=clock.now(), **form.cleaned_data
            )
            return redirect("desk-licence", document_id)
        wrong = {name: WRONG[name] for name in form.errors}
    may = policies.can_manage(request.actor, licence.document)
    fields = _fields(licence, request, wrong) if may else []
    context = {
        "queues": _queues(request, organisations),
        "list_url": reverse("desk-licences"),
        "open": True,
        "licence": licence,
        "others": _others(organisations, document_id),
        "card": showing.card(licence),
        "papers": showing.answers(queries.list_documents(licence.document.case_id), official=True),
        "fields": fields,
        "problems": problems(fields),
        "case_url": reverse("desk-case", args=[licence.document.case_id]),
    }
    return render(request, "services_results/one.html", context, status=422 if wrong else 200)


def _organisations(actor: Actor) -> frozenset[str]:
    check_is_official(actor)
    organisations = actor.organisations(MANAGE) | actor.organisations(policies.DELIVER)
    if not organisations:
        raise Refused("licence-not-yours", "您的角色不管理证照，请转交发证机关。", status=403)
    return organisations


def _queues(request: CityRequest, organisations: frozenset[str]) -> list[Queue]:
    stopped = len(queries.list_blocked(organisations))
    link = Link(
        title="证照与文书",
        url=reverse("desk-licences"),
        current=True,
        count=stopped or None,
        alarming=bool(stopped),
    )
    return [*queue_groups(request, current="licences"), Queue("证照", (link,))]


def _others(organisations: frozenset[str], opened: UUID) -> list[dict[str, Any]]:
    page = queries.list_office_licences(organisations, at=clock.now())
    return [
        {
            "url": reverse("desk-licence", args=[x.document.pk]),
            "number": x.number,
            "holder": x.holder,
            "title": x.title,
            "standing": x.standing,
            "open": x.document.pk == opened,
        }
        for x in page.licences
    ]


def _table(licences: Sequence[Licence], more: str) -> Table:
    rows = []
    for x in licences:
        url = reverse("desk-licence", args=[x.document.pk])
        until = f"{x.until:%Y-%m-%d}" if x.until else _("长期")
        rows.append((Cell(x.number, url), x.holder, x.title, x.standing, until))
    columns = tuple(
        Column(t) for t in (_("证号"), _("持证人"), _("证照"), _("状态"), _("有效期至"))
    )
    return Table(_("证照"), columns, tuple(rows), paging=Paging(after=more), empty=_("没有证照。"))


def _stopped(waiting: Sequence[Waiting]) -> Table | None:
    """Return the documents that a person must see to; None when there is none."""
    if not waiting:
        return None
    rows = tuple((Cell(w.title, reverse("desk-case", args=[w.case])), w.problem) for w in waiting)
    columns = (Column(_("文书")), Column(_("为什么停下")))
    return Table(_("停下来等人处理的文书"), columns, rows)


def _fields(licence: Licence, request: CityRequest, wrong: dict[str, str]) -> list[Field]:
    allowed = {key: act for key, act in ACTS.items() if licence.standing in act.before}
    options = tuple(Option(key, act.title, hint=act.law) for key, act in allowed.items())
    given = request.POST
    if not options:
        return []
    return [
        Field(
            name="act",
            label=_("要做的处理"),
            kind="radios",
            options=options,
            value=given.get("act", ""),
            error=wrong.get("act", ""),
        ),
        Field(
            name="reasons",
            label=_("事实和理由（写进决定书）"),
            kind="textarea",
            rows=4,
            value=given.get("reasons", ""),
            error=wrong.get("reasons", ""),
        ),
        Field(
            name="law",
            label=_("依据的法律条款"),
            hint=_("写到条、款、项，例如《行政许可法》第六十九条第二款"),
            value=given.get("law", ""),
            error=wrong.get("law", ""),
        ),
    ]


def _paper(licence: Licence) -> dict[str, str]:
    url = reverse("document", args=[licence.document.pk])
    check = reverse("verify-scanned", args=[licence.identifier])
    return {"open": url, "save": f"{url}?save=1", "verify": check}


def _cursor(text: str) -> tuple[datetime, UUID] | None:
    """Read "<moment>_<id>"; a mangled cursor begins at the first page."""
    moment, _mark, last = text.rpartition("_")
    try:
        return (datetime.fromisoformat(moment), UUID(last)) if moment else None
    except ValueError:
        return None
