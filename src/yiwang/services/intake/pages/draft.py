"""/drafts/<id>/<page>: one page of questions; saved whenever it is sent, whatever is still wrong."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from yiwang.declarations.shapes.service import FormPage
from yiwang.kernel.city.queries import get_city, get_item
from yiwang.kernel.city.types import Item
from yiwang.kernel.forms import engine as forms
from yiwang.kernel.forms.types import Cell, Question
from yiwang.kernel.records.engine.disclosure import disclose, discloses
from yiwang.lib import clock
from yiwang.lib.refused import Refused
from yiwang.services.intake import actions, policies, queries
from yiwang.services.intake.engine import way
from yiwang.services.intake.pages.fields import field_of, posted_of, region_field
from yiwang.services.intake.pages.start import lead
from yiwang.ui.components import Field, problems
from yiwang.ui.request import CityRequest
from yiwang.ui.script import say

CHECK = "check"


@dataclass(frozen=True)
class Open:
    """A draft with what every page of it needs."""

    draft: queries.Draft
    item: Item
    cells: dict[str, Cell]
    today: date

    @property
    def known(self) -> dict[str, object]:
        return way.values(self.draft.answers, self.cells)

    @property
    def told(self) -> dict[str, object]:
        return way.context(self.item, self.known, today=self.today)


def open_(request: CityRequest, draft_id: UUID) -> Open:
    """Return a draft that the actor may fill in; what registers know of it is disclosed."""
    draft = queries.get_draft(draft_id)
    policies.check_can_fill(request.actor, draft)
    item = get_item(draft.release)
    cells = queries.read_cells(item, draft)
    disclose(request, draft.party, sorted({"answers", *cells}))
    return Open(draft, item, cells, clock.now().astimezone(get_city().zone).date())


def elsewhere(opened: Open) -> HttpResponse | None:
    """Lead away from a draft that was sent, or that a newer release has overtaken."""
    if opened.draft.case is not None:
        return redirect("received", opened.draft.case)
    if queries.is_outdated(opened.draft):
        return redirect("draft-renew", opened.draft.pk)
    return None


@require_http_methods(["GET", "POST"])
@discloses(subject="applicant", purpose="填写申请")
def page(request: CityRequest, draft_id: UUID, page: str) -> HttpResponse:
    policies.check_signed(request.actor)
    opened = open_(request, draft_id)
    if led := elsewhere(opened):
        return led
    found = way.pages(opened.item, opened.known)
    shown = next((p for p in found if p.id == page), None)
    if shown is None:
        return (
            redirect("draft-page", draft_id, found[0].id)
            if found
            else redirect("draft-materials", draft_id)
        )
    if request.method == "GET":
        return show(request, opened, shown, errors={}, status=200)
    return save(request, opened, shown)


def save(request: CityRequest, opened: Open, shown: FormPage) -> HttpResponse:
    if "_refresh" in request.POST:
        return show(request, opened, shown, errors={}, status=200, sent=True)
    seen = request.POST.get("seen", "")
    draft, errors = actions.save_page(
        draft_id=opened.draft.pk,
        page=shown,
        posted=posted_of(request.POST, shown, opened.item),
        cells=opened.cells,
        actor=request.actor,
        at=clock.now(),
        seen=int(seen) if seen.isdecimal() else None,
    )
    now = Open(draft, opened.item, opened.cells, opened.today)
    if errors and "_later" not in request.POST:
        return show(request, now, shown, errors=errors, status=422, sent=True)
    return onward(request, now, shown)


def onward(request: CityRequest, now: Open, shown: FormPage) -> HttpResponse:
    """Go where a saved page leads: away, elsewhere, back to the check, or to the next page."""
    if "_later" in request.POST:
        return redirect("my-drafts")
    if led := way.redirect(now.item, now.told):
        return lead(request, now.item, led)
    if request.GET.get("then") == CHECK and not way.unanswered(now.item, now.known):
        return redirect("draft-check", now.draft.pk)
    then = way.after(way.pages(now.item, now.known), shown.id)
    return (
        redirect("draft-page", now.draft.pk, then)
        if then
        else redirect("draft-materials", now.draft.pk)
    )


def show(
    request: CityRequest,
    opened: Open,
    shown: FormPage,
    *,
    errors: dict[str, str],
    status: int,
    sent: bool = False,
) -> HttpResponse:
    script = request.look.script
    fields = fields_of(request, opened, shown, errors=errors, sent=sent)
    known = bool(fields) and all(f.kind == "known" for f in fields)
    found = way.pages(opened.item, opened.known)
    before = way.before(found, shown.id)
    context: dict[str, Any] = {
        "title": shown.title,
        "heading": say(shown.title, script=script),
        "lead": say(shown.hint, script=script) if shown.hint else "",
        "item": say(opened.item.service.title, script=script),
        "draft": opened.draft,
        "fields": fields,
        "known": known,
        "some_known": any(f.kind == "known" for f in fields),
        "problems": problems(fields),
        "place": [p.id for p in found].index(shown.id) + 1,
        "count": len(found) + 3,
        "back": reverse("draft-page", args=[opened.draft.pk, before])
        if before
        else reverse("my-drafts"),
        "keepers": keepers(opened, shown) if known or fields else (),
    }
    return render(request, "services_intake/page.html", context, status=status)


def fields_of(
    request: CityRequest, opened: Open, shown: FormPage, *, errors: dict[str, str], sent: bool
) -> tuple[Field, ...]:
    """Return the questions of a page as fields; what was just sent stays as it was sent."""
    item, script = opened.item, request.look.script
    questions = forms.list_questions(
        shown, item.words, opened.known, cells=opened.cells, errors=errors
    )
    posted = posted_of(request.POST, shown, item) if sent else None
    return tuple(
        field_of(
            q,
            item,
            script=script,
            known=way.is_known(item, q.word, opened.cells, confirm=q.confirm),
            posted=posted,
            region=_region(request, opened, q, page=shown.id, sent=sent),
        )
        for q in questions
    )


def _region(
    request: CityRequest, opened: Open, question: Question, *, page: str, sent: bool
) -> Field | None:
    known = way.is_known(opened.item, question.word, opened.cells, confirm=question.confirm)
    if question.widget != "region" or known:
        return None
    return region_field(
        question,
        opened.item,
        script=request.look.script,
        refresh=reverse("draft-region", args=[opened.draft.pk, page, question.word]),
        data=request.POST if sent else None,
    )


def keepers(opened: Open, shown: FormPage) -> list[tuple[str, str]]:
    """Return (register, telephone of who keeps it) for what is shown as known."""
    words = {f.word for f in shown.fields if f.word in opened.cells}
    return queries.list_keepers({opened.item.words[w].source for w in words})


@require_GET
@discloses(subject="applicant", purpose="填写申请")
def region(request: CityRequest, draft_id: UUID, *, page: str, word: str) -> HttpResponse:
    """Answer a chained select with its next level."""
    policies.check_signed(request.actor)
    opened = open_(request, draft_id)
    shown = next((p for p in way.pages(opened.item, opened.known) if p.id == page), None)
    questions = (
        forms.list_questions(shown, opened.item.words, opened.known, cells=opened.cells)
        if shown
        else []
    )
    asked = next((q for q in questions if q.word == word), None)
    if asked is None:
        raise Refused("question-unknown", "这一页已经变了。请刷新后再选。", status=404)
    field = region_field(
        asked,
        opened.item,
        script=request.look.script,
        refresh=reverse("draft-region", args=[draft_id, page, word]),
        data=request.GET,
    )
    return render(request, "ui/parts/region-reply.html", {"field": field})


@require_http_methods(["GET", "POST"])
def renew(request: CityRequest, draft_id: UUID) -> HttpResponse:
    """Say that the item has a newer release; every answer that still fits goes along."""
    policies.check_signed(request.actor)
    draft = queries.get_draft(draft_id)
    policies.check_can_fill(request.actor, draft)
    title = get_item(draft.release).service.title
    if request.method == "GET":
        if not queries.is_outdated(draft):
            return redirect("my-drafts")
        context = {"draft": draft, "item": say(title, script=request.look.script), "title": title}
        return render(request, "services_intake/renew.html", context)
    draft, renewed = actions.renew(draft_id=draft_id, actor=request.actor, at=clock.now())
    context = {
        "draft": draft,
        "lost": renewed.lost,
        "kept": len(renewed.kept),
        "title": title,
        "done": True,
    }
    if renewed.lost:
        return render(request, "services_intake/renew.html", context)
    return redirect("draft-check", draft.pk)
