"""One POST, one deed; afterwards the case page shows what became of it.

What a person must mend, and what somebody else was faster with, is said on the case page itself,
which shows the newest state and keeps what was typed.
"""

from collections.abc import Callable
from uuid import UUID

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from yiwang.kernel.cases import actions, forms, policies, queries
from yiwang.kernel.cases.pages.bar import Typed, read_sheet
from yiwang.kernel.cases.pages.case import show
from yiwang.kernel.city.queries import get_city
from yiwang.kernel.records.engine.disclosure import discloses
from yiwang.lib import clock
from yiwang.lib.refused import Refused
from yiwang.ui.request import CityRequest

MENDABLE = {409, 422}  # said on the page; 403 and 404 are pages of their own
LABELS = {
    "outcome": "结果",
    "items": "要补正的内容",
    "days": "天数",
    "reasons": "理由",
    "procedure": "特别程序",
    "text": "回复",
    "note": "结论",
}


def _valid(form: Form) -> None:
    """Say the first thing to mend, by the name of its field."""
    if form.is_valid():
        return
    name = next(iter(form.errors))
    raise Refused("field-wrong", f"请填好“{LABELS.get(name, name)}”。", field=name)


def _do(request: CityRequest, case_id: UUID, deed: Callable[[], object]) -> HttpResponse:
    """Do one deed, which is whole or nothing, and lead on."""
    try:
        deed()
    except Refused as refused:
        if refused.status not in MENDABLE:
            raise
        return show(request, case_id, typed=Typed(dict(request.POST.lists()), refused))
    return redirect(f"{reverse('desk-case', args=[case_id])}?done=1")


@require_POST
@discloses(subject="applicant", purpose="办理办件")
def claim(request: CityRequest, task_id: UUID) -> HttpResponse:
    policies.check_is_official(request.actor)
    case_id = queries.get_task(task_id).case_id

    def deed() -> None:
        actions.claim(task_id=task_id, actor=request.actor, at=clock.now())

    return _do(request, case_id, deed)


@require_POST
@discloses(subject="applicant", purpose="办理办件")
def complete(request: CityRequest, task_id: UUID) -> HttpResponse:
    policies.check_is_official(request.actor)
    task = queries.get_task(task_id)
    posted = dict(request.POST.lists())
    at = clock.now()
    sheet = read_sheet(task, posted, today=at.astimezone(get_city().zone).date())
    if sheet.errors and policies.can_complete(request.actor, task):
        return show(request, task.case_id, typed=Typed(posted, errors=sheet.errors))

    def deed() -> None:
        form = forms.Complete(request.POST)
        _valid(form)
        actions.complete(
            task_id=task_id,
            outcome=form.cleaned_data["outcome"],
            opinion=form.cleaned_data["opinion"],
            seen=form.cleaned_data["seen"],
            evidence=[{"word": w, "value": v} for w, v in sheet.answers.items() if v is not None],
            actor=request.actor,
            at=at,
        )

    return _do(request, task.case_id, deed)


@require_POST
@discloses(subject="applicant", purpose="办理办件")
def supplement(request: CityRequest, task_id: UUID) -> HttpResponse:
    policies.check_is_official(request.actor)
    task = queries.get_task(task_id)

    def deed() -> None:
        form = forms.Supplement({**request.POST.dict(), "items": request.POST.get("opinion", "")})
        _valid(form)
        actions.ask_supplement(
            task_id=task_id,
            items=form.lines(),
            seen=form.cleaned_data["seen"],
            actor=request.actor,
            at=clock.now(),
        )

    return _do(request, task.case_id, deed)


@require_POST
@discloses(subject="applicant", purpose="办理办件")
def suspend(request: CityRequest, case_id: UUID) -> HttpResponse:
    policies.check_is_official(request.actor)

    def deed() -> None:
        form = forms.Suspend(request.POST)
        _valid(form)
        actions.suspend(
            case_id=case_id,
            procedure=form.cleaned_data["procedure"],
            days=form.cleaned_data["days"],
            seen=form.cleaned_data["seen"],
            actor=request.actor,
            at=clock.now(),
        )

    return _do(request, case_id, deed)


@require_POST
@discloses(subject="applicant", purpose="办理办件")
def resume(request: CityRequest, case_id: UUID) -> HttpResponse:
    policies.check_is_official(request.actor)

    def deed() -> None:
        form = forms.Resume(request.POST)
        _valid(form)
        actions.resume(
            case_id=case_id,
            note=form.cleaned_data["note"],
            seen=form.cleaned_data["seen"],
            actor=request.actor,
            at=clock.now(),
        )

    return _do(request, case_id, deed)


@require_POST
@discloses(subject="applicant", purpose="办理办件")
def extend(request: CityRequest, case_id: UUID) -> HttpResponse:
    policies.check_is_official(request.actor)

    def deed() -> None:
        form = forms.Extend(request.POST)
        _valid(form)
        actions.extend(
            case_id=case_id,
            days=form.cleaned_data["days"],
            reasons=form.cleaned_data["reasons"],
            seen=form.cleaned_data["seen"],
            actor=request.actor,
            at=clock.now(),
        )

    return _do(request, case_id, deed)


@require_POST
@discloses(subject="applicant", purpose="办理办件")
def note(request: CityRequest, case_id: UUID) -> HttpResponse:
    policies.check_is_official(request.actor)

    def deed() -> None:
        form = forms.Note(request.POST)
        _valid(form)
        actions.add_note(
            case_id=case_id, text=form.cleaned_data["text"], actor=request.actor, at=clock.now()
        )

    return _do(request, case_id, deed)
