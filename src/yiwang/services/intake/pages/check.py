"""/drafts/<id>/check: every answer with its source, then one button; and the receipt."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from yiwang.kernel.cases import policies as case_policies
from yiwang.kernel.cases import queries as cases
from yiwang.kernel.cases.types import Delivery
from yiwang.kernel.forms import engine as forms
from yiwang.kernel.records.engine.disclosure import disclose, discloses
from yiwang.lib import clock
from yiwang.services.intake import actions, policies, queries
from yiwang.services.intake import forms as sent
from yiwang.services.intake.engine import way
from yiwang.services.intake.pages.draft import Open, elsewhere, open_
from yiwang.services.intake.pages.fields import say_source, titles
from yiwang.services.intake.queries.documents import list_documents
from yiwang.ui.components import Answer, Problem
from yiwang.ui.look import Script
from yiwang.ui.request import CityRequest
from yiwang.ui.script import say


@require_http_methods(["GET", "POST"])
@discloses(subject="applicant", purpose="核对并提交")
def check(request: CityRequest, draft_id: UUID) -> HttpResponse:
    policies.check_signed(request.actor)
    if request.method == "POST":
        form = sent.Seen(request.POST)
        seen = form.cleaned_data["seen"] if form.is_valid() else None
        case = actions.submit(draft_id=draft_id, actor=request.actor, at=clock.now(), seen=seen)
        return redirect("received", case.pk)
    opened = open_(request, draft_id)
    if led := elsewhere(opened):
        return led
    script = request.look.script
    stand = queries.get_stand(opened.item, opened.draft, opened.cells, today=opened.today)
    count = len(way.pages(opened.item, opened.known)) + 3
    context = {
        "draft": opened.draft,
        "title": opened.item.service.title,
        "item": say(opened.item.service.title, script=script),
        "groups": groups(opened, script=script),
        "materials": handed(opened, script=script),
        "contact": contact(opened),
        "complete": stand.complete,
        "problems": [
            *(
                Problem(_("还没有填“%(name)s”") % {"name": label}, f"p-{page}")
                for page, label in stand.answers
            ),
            *(
                Problem(_("还没有上传“%(name)s”") % {"name": title}, "materials")
                for _id, title in stand.materials
            ),
            *(
                Problem(_("还没有填“%(name)s”") % {"name": name}, "contact")
                for name in stand.contact
            ),
        ],
        "place": count,
        "count": count,
        "back": reverse("draft-contact", args=[draft_id]),
    }
    return render(request, "services_intake/check.html", context)


def groups(opened: Open, *, script: Script) -> list[tuple[str, str, list[Answer]]]:
    """Return (page id, title, rows) for every page that applies."""
    return [
        (
            page.id,
            say(page.title, script=script),
            [
                Answer(
                    label=say(q.label, script=script),
                    value="" if isinstance(q.value, list) else shown(q.value, q.word, opened),
                    lines=tuple(q.value) if isinstance(q.value, list) else (),
                    source=say_source(q, script=script)
                    if way.is_known(opened.item, q.word, opened.cells, confirm=q.confirm)
                    else "",
                    change=""
                    if way.is_known(opened.item, q.word, opened.cells, confirm=q.confirm)
                    else f"{reverse('draft-page', args=[opened.draft.pk, page.id])}?then=check",
                )
                for q in forms.list_questions(
                    page, opened.item.words, opened.known, cells=opened.cells
                )
            ],
        )
        for page in way.pages(opened.item, opened.known)
    ]


def shown(value: object, word: str, opened: Open) -> str:
    """Return an answer as text; a region by its names."""
    if value in way.EMPTY:
        return ""
    if opened.item.words[word].format == "region":
        return queries.say_region(str(value))
    unit = opened.item.words[word].unit or ""
    return f"{way.posted(value)[0]}{f' {unit}' if unit else ''}"


def handed(opened: Open, *, script: Script) -> list[Answer]:
    change = f"{reverse('draft-materials', args=[opened.draft.pk])}?then=check"
    uploads = queries.list_uploads(opened.draft)
    named = titles()
    rows = [
        Answer(
            label=say(m.title, script=script),
            lines=tuple(u.name for u in uploads if u.material == m.id) or (_("没有上传"),),
            source=_("可以之后再补") if m.deferred else "",
            change=change,
        )
        for m in way.materials(opened.item, opened.told)
    ]
    return rows + [
        Answer(
            label=say(m.title, script=script),
            value=_("不用交"),
            source=_("来自%(name)s") % {"name": say(named.get(m.source, m.source), script=script)},
        )
        for m in way.known_materials(opened.item, opened.told)
    ]


def contact(opened: Open) -> list[Answer]:
    draft, change = opened.draft, reverse("draft-contact", args=[opened.draft.pk])
    rows = [
        Answer(label=_("联系电话"), value=draft.phone, change=change),
        Answer(
            label=_("结果怎么给您"),
            value=str(Delivery(draft.delivery).label) if draft.delivery else "",
            change=change,
        ),
    ]
    if draft.address:
        rows.append(Answer(label=_("邮寄地址"), value=draft.address, change=change))
    return rows


@require_GET
@discloses(subject="applicant", purpose="查看收件凭证")
def received(request: CityRequest, case_id: UUID) -> HttpResponse:
    """The receipt: number, promised day, what happens next."""
    policies.check_signed(request.actor)
    case = cases.get_case(case_id)
    case_policies.check_can_see(request.actor, case)
    disclose(request, case.party, ("name",))
    at = clock.now()
    context = {
        "case": case,
        "title": case.title,
        "item": say(case.title, script=request.look.script),
        "promise": queries.say_promise(case),
        "documents": list_documents(case, actor=request.actor, at=at),
    }
    return render(request, "services_intake/received.html", context)
