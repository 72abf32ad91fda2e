"""/my/cases/<id>/supplement: what was asked, the files and answers to it, one button."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yiwang.declarations.shapes.service import FormPage
from yiwang.kernel.cases import policies as case_policies
from yiwang.kernel.cases.engine.context import restore
from yiwang.kernel.city.queries import get_city, get_item
from yiwang.kernel.forms import engine as forms
from yiwang.kernel.forms.types import Cleaned
from yiwang.kernel.records.engine.disclosure import discloses
from yiwang.lib import clock
from yiwang.services.intake import actions, queries
from yiwang.services.intake.engine import way
from yiwang.services.intake.pages.case import mine
from yiwang.services.intake.pages.fields import field_of, posted_of, region_field
from yiwang.services.intake.pages.materials import material_field
from yiwang.ui.components import Field, problems
from yiwang.ui.request import CityRequest
from yiwang.ui.script import say


@require_http_methods(["GET", "POST"])
@discloses(subject="applicant", purpose="补正")
def supplement(request: CityRequest, case_id: UUID) -> HttpResponse:
    """Answer a 补正 notice: files stay when something else has to be mended first."""
    case = mine(request, case_id)
    case_policies.check_can_supplement(request.actor, case)
    if request.method == "GET":
        return _show(request, case, errors={}, sent=False, status=200)
    if taken := request.POST.get("_remove", ""):
        if taken.isdecimal():
            actions.unstage(
                case_id=case_id, upload_id=int(taken), actor=request.actor, at=clock.now()
            )
        return redirect("my-supplement", case_id)
    if "_refresh" in request.POST:
        return _show(request, case, errors={}, sent=True, status=200)
    return _send(request, case)


def _send(request: CityRequest, case: queries.Case) -> HttpResponse:
    item, at = get_item(case.release), clock.now()
    outcome = actions.stage(
        case_id=case.pk,
        files=[
            (m.id, m.accept, f)
            for m in item.service.materials
            if m.source == way.OURS
            for f in request.FILES.getlist(m.id)
        ],
        actor=request.actor,
        at=at,
    )
    page = asked_page(case)
    cleaned = (
        forms.clean(
            page,
            item.words,
            case.answers,
            posted=posted_of(request.POST, page, item),
            today=at.astimezone(get_city().zone).date(),
        )
        if page
        else Cleaned({})
    )
    errors = {**outcome.problems, **cleaned.errors}
    if errors or "_more" in request.POST:
        return _show(request, case, errors=errors, sent=True, status=422 if errors else 200)
    seen = request.POST.get("seen", "")
    actions.answer_supplement(
        case_id=case.pk,
        answers=cleaned.answers,
        actor=request.actor,
        at=at,
        seen=int(seen) if seen.isdecimal() else None,
    )
    return redirect("my-case", case.pk)


def asked_page(case: queries.Case) -> FormPage | None:
    """Return everything that the applicant may change, as one page; None: nothing was asked."""
    item = get_item(case.release)
    cells = restore(case.cells)
    told = forms.as_feel(item.words, way.values(case.answers, cells))
    fields = tuple(
        f
        for p in way.pages(item, way.values(case.answers, cells))
        for f in p.fields
        if item.words[f.word].source == way.OURS and forms.holds(f.when, told)
    )
    return FormPage(id="supplement", title="补正", fields=fields) if fields else None


def _show(
    request: CityRequest, case: queries.Case, *, errors: dict[str, str], sent: bool, status: int
) -> HttpResponse:
    item, script = get_item(case.release), request.look.script
    staged = queries.list_staged(case.pk)
    told = way.context(
        item,
        way.values(case.answers, restore(case.cells)),
        today=clock.now().astimezone(get_city().zone).date(),
    )
    files = tuple(
        material_field(m, staged, script=script, error=errors.get(m.id, ""))
        for m in way.materials(item, told)
    )
    fields = _fields(request, case, errors=errors, sent=sent)
    context = {
        "case": case,
        "title": case.title,
        "item": say(case.title, script=script),
        "asked": queries.get_asked(case),
        "files": files,
        "fields": fields,
        "problems": problems((*files, *fields)),
    }
    return render(request, "services_intake/supplement.html", context, status=status)


def _fields(
    request: CityRequest, case: queries.Case, *, errors: dict[str, str], sent: bool
) -> tuple[Field, ...]:
    item, script = get_item(case.release), request.look.script
    page = asked_page(case)
    if page is None:
        return ()
    posted = posted_of(request.POST, page, item) if sent else None
    return tuple(
        region_field(q, item, script=script, refresh="", data=request.POST if sent else None)
        if q.widget == "region"
        else field_of(q, item, script=script, known=False, posted=posted)
        for q in forms.list_questions(page, item.words, case.answers, cells={}, errors=errors)
    )
