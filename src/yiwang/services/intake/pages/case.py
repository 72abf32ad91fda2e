"""/my/cases/<id>: the whole story of a case on one page, and what its applicant may do."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from yiwang.kernel.cases import actions as deeds
from yiwang.kernel.cases import policies as case_policies
from yiwang.kernel.cases import queries as cases
from yiwang.kernel.cases.queries import known, showing
from yiwang.kernel.cases.types import Delivery, Outcome
from yiwang.kernel.city.queries import get_city, get_item
from yiwang.kernel.records.engine.disclosure import disclose, discloses
from yiwang.lib import clock
from yiwang.lib.refused import Refused
from yiwang.services.intake import actions, policies, queries
from yiwang.services.intake import forms as sent
from yiwang.services.intake.queries.documents import list_documents
from yiwang.services.intake.types import Grade, RatingChannel
from yiwang.ui.components import Field, Option, problems
from yiwang.ui.request import CityRequest
from yiwang.ui.script import say

SHOWN = ("name", "phone", "answers", "materials")
ADVERSE = (Outcome.REFUSED, Outcome.DECLINED, Outcome.TERMINATED)


def mine(request: CityRequest, case_id: UUID) -> queries.Case:
    """Return a case of whoever sits at the screen, or of whom they act for."""
    policies.check_resident(request.actor)
    case = cases.get_case(case_id)
    case_policies.check_can_see(request.actor, case)
    disclose(request, case.party, SHOWN)
    return case


@require_GET
@discloses(subject="applicant", purpose="看自己的办件")
def case(request: CityRequest, case_id: UUID) -> HttpResponse:
    policies.check_resident(request.actor)
    return _show(request, mine(request, case_id), {}, status=200)


def _show(
    request: CityRequest, case: queries.Case, errors: dict[str, str], *, status: int
) -> HttpResponse:
    script, at, city = request.look.script, clock.now(), get_city()
    reckoning = cases.reckon_case(case, at=at)
    item = get_item(case.release)
    may_correct = case_policies.can_correct(request.actor, case)
    rating = queries.get_rating(case.pk)
    asked = queries.get_asked(case)
    fields = (_phone(case, errors), _delivery(case, errors, mail=item.service.mail))
    context: dict[str, Any] = {
        "case": case,
        "title": case.title,
        "heading": say(case.title, script=script),
        "note": say(showing.state_note(case), script=script),
        "light": showing.light(reckoning),
        "remaining": say(showing.remaining(reckoning), script=script),
        "promise": queries.say_promise(case),
        "reasons": showing.reasons(reckoning),
        "outcome": say(queries.get_outcome(case), script=script) if case.outcome else "",
        "adverse": case.outcome in ADVERSE,
        "remedies": queries.list_remedies(case),
        "asked": asked,
        "may_supplement": case_policies.can_supplement(request.actor, case),
        "timeline": showing.timeline(
            cases.list_events(case), cases.list_tasks(case), reckoning, zone=city.zone
        ),
        "documents": list_documents(case, actor=request.actor, at=at),
        "answers": queries.list_answers(case),
        "materials": known.material_rows(cases.list_materials(case)),
        "notes": [(n, showing.moment(n.at, city.zone)) for n in cases.list_notes(case)],
        "note_field": _note(errors),
        "phone_field": fields[0],
        "delivery_field": fields[1],
        "may_correct": may_correct,
        "may_withdraw": case_policies.can_withdraw(request.actor, case),
        "may_rate": rating is None and policies.can_rate(request.actor, case),
        "rating": rating,
        "rate_fields": _rate(errors),
        "problems": problems((_note(errors), *fields, *_rate(errors))),
        "organ": city.organisations[case.organisation],
    }
    return render(request, "services_intake/case.html", context, status=status)


def _note(errors: dict[str, str]) -> Field:
    return Field(
        "text",
        _("想问什么"),
        "textarea",
        rows=3,
        error=errors.get("text", ""),
        hint=_("办这件事的人会在这里回答您。"),
    )


def _phone(case: queries.Case, errors: dict[str, str]) -> Field:
    return Field(
        "phone",
        _("联系电话"),
        value=case.applicant.get("phone", ""),
        error=errors.get("phone", ""),
        inputmode="tel",
        autocomplete="tel",
        width="20",
    )


def _delivery(case: queries.Case, errors: dict[str, str], *, mail: bool) -> Field:
    options = [
        Option(Delivery.ELECTRONIC, _("电子送达")),
        Option(Delivery.PERSONAL, _("到窗口领取")),
        *((Option(Delivery.POST, _("邮寄给我")),) if mail else ()),
    ]
    return Field(
        "method",
        _("结果怎么给您？"),
        "radios",
        value=case.delivery,
        options=tuple(options),
        error=errors.get("method", ""),
    )


def _rate(errors: dict[str, str]) -> tuple[Field, ...]:
    grades = tuple(Option(str(g.value), str(g.label)) for g in sorted(Grade, reverse=True))
    return (
        Field(
            "grade", _("这次办得怎么样？"), "radios", options=grades, error=errors.get("grade", "")
        ),
        Field("comment", _("想说的话"), "textarea", rows=3, required=False),
    )


def _wrong(form: Any) -> dict[str, str]:
    return {k: str(v[0]) for k, v in form.errors.items()}


@require_POST
@discloses(subject="applicant", purpose="在办件里提问")
def note(request: CityRequest, case_id: UUID) -> HttpResponse:
    """Ask the handler inside the case."""
    found, form = mine(request, case_id), sent.Note(request.POST)
    if not form.is_valid():
        return _show(request, found, _wrong(form), status=422)
    deeds.add_note(
        case_id=case_id, text=form.cleaned_data["text"], actor=request.actor, at=clock.now()
    )
    return redirect(f"{reverse('my-case', args=[case_id])}#notes")


@require_POST
@discloses(subject="applicant", purpose="更正联系电话")
def phone(request: CityRequest, case_id: UUID) -> HttpResponse:
    found, form = mine(request, case_id), sent.Phone(request.POST)
    if not form.is_valid():
        return _show(request, found, _wrong(form), status=422)
    deeds.correct_phone(
        case_id=case_id,
        phone=form.cleaned_data["phone"],
        actor=request.actor,
        at=clock.now(),
        seen=form.cleaned_data["seen"],
    )
    return redirect("my-case", case_id)


@require_POST
@discloses(subject="applicant", purpose="选择送达方式")
def delivery(request: CityRequest, case_id: UUID) -> HttpResponse:
    found, form = mine(request, case_id), sent.Delivery(request.POST)
    if not form.is_valid():
        return _show(request, found, _wrong(form), status=422)
    if form.cleaned_data["method"] == Delivery.POST and not get_item(found.release).service.mail:
        raise Refused("delivery-unknown", "这个事项不能邮寄，请另选一种送达方式。", field="method")
    deeds.choose_delivery(
        case_id=case_id,
        method=form.cleaned_data["method"],
        actor=request.actor,
        at=clock.now(),
        seen=form.cleaned_data["seen"],
    )
    return redirect("my-case", case_id)


@require_http_methods(["GET", "POST"])
@discloses(subject="applicant", purpose="撤回申请")
def withdraw(request: CityRequest, case_id: UUID) -> HttpResponse:
    """Ask once more, then take the application back."""
    found = mine(request, case_id)
    case_policies.check_can_withdraw(request.actor, found)
    if request.method == "GET":
        context = {
            "case": found,
            "title": found.title,
            "item": say(found.title, script=request.look.script),
        }
        return render(request, "services_intake/withdraw.html", context)
    form = sent.Seen(request.POST)
    seen = form.cleaned_data["seen"] if form.is_valid() else None
    deeds.withdraw(case_id=case_id, actor=request.actor, at=clock.now(), seen=seen)
    return redirect("my-case", case_id)


@require_POST
@discloses(subject="applicant", purpose="评价办理")
def rate(request: CityRequest, case_id: UUID) -> HttpResponse:
    """One rating of one handling; nobody is asked for a better one."""
    found, form = mine(request, case_id), sent.Rate(request.POST)
    if not form.is_valid():
        return _show(request, found, _wrong(form), status=422)
    agent = request.headers.get("User-Agent", "")
    actions.rate(
        case_id=found.pk,
        grade=form.cleaned_data["grade"],
        text=form.cleaned_data["comment"],
        channel=RatingChannel.MOBILE if "Mobile" in agent else RatingChannel.PC,
        actor=request.actor,
        at=clock.now(),
    )
    return redirect("my-case", case_id)
