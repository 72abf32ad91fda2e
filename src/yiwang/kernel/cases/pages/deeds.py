"""One POST, one deed; afterwards the case page shows what became of it."""

from uuid import UUID

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from yiwang.kernel.cases import actions, forms, policies
from yiwang.lib import clock
from yiwang.lib.refused import Refused
from yiwang.ui.request import CityRequest

LABELS = {
    "outcome": "结果",
    "items": "要补正的内容",
    "days": "天数",
    "reasons": "理由",
    "procedure": "特别程序",
    "text": "内容",
}


def _valid(form: Form) -> None:
    """Say the first thing to mend, by the name of its field."""
    if form.is_valid():
        return
    name = next(iter(form.errors))
    raise Refused("field-wrong", f"请填好“{LABELS.get(name, name)}”。", field=name)


@require_POST
def claim(request: CityRequest, task_id: UUID) -> HttpResponse:
    policies.check_is_official(request.actor)
    task = actions.claim(task_id=task_id, actor=request.actor, at=clock.now())
    return redirect("desk-case", task.case_id)


@require_POST
def complete(request: CityRequest, task_id: UUID) -> HttpResponse:
    policies.check_is_official(request.actor)
    form = forms.Complete(request.POST)
    _valid(form)
    case = actions.complete(
        task_id=task_id,
        outcome=form.cleaned_data["outcome"],
        opinion=form.cleaned_data["opinion"],
        seen=form.cleaned_data["seen"],
        actor=request.actor,
        at=clock.now(),
    )
    return redirect("desk-case", case.pk)


@require_POST
def supplement(request: CityRequest, task_id: UUID) -> HttpResponse:
    policies.check_is_official(request.actor)
    form = forms.Supplement(request.POST)
    _valid(form)
    case = actions.ask_supplement(
        task_id=task_id,
        items=form.lines(),
        seen=form.cleaned_data["seen"],
        actor=request.actor,
        at=clock.now(),
    )
    return redirect("desk-case", case.pk)


@require_POST
def suspend(request: CityRequest, case_id: UUID) -> HttpResponse:
    policies.check_is_official(request.actor)
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
    return redirect("desk-case", case_id)


@require_POST
def resume(request: CityRequest, case_id: UUID) -> HttpResponse:
    policies.check_is_official(request.actor)
    form = forms.Resume(request.POST)
    _valid(form)
    actions.resume(
        case_id=case_id,
        note=form.cleaned_data["note"],
        seen=form.cleaned_data["seen"],
        actor=request.actor,
        at=clock.now(),
    )
    return redirect("desk-case", case_id)


@require_POST
def extend(request: CityRequest, case_id: UUID) -> HttpResponse:
    policies.check_is_official(request.actor)
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
    return redirect("desk-case", case_id)


@require_POST
def note(request: CityRequest, case_id: UUID) -> HttpResponse:
    policies.check_is_official(request.actor)
    form = forms.Note(request.POST)
    _valid(form)
    actions.add_note(
        case_id=case_id, text=form.cleaned_data["text"], actor=request.actor, at=clock.now()
    )
    return redirect("desk-case", case_id)
