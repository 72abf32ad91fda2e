"""/desk/window: any item for a person at the counter; and who that person is."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from yiwang.kernel.cases.pages.desk import queue_groups, speaker
from yiwang.kernel.cases.queries import list_received, reckon_many
from yiwang.kernel.cases.queries.showing import case_rows
from yiwang.kernel.city.queries import get_city, get_current, get_item
from yiwang.kernel.city.types import Item
from yiwang.kernel.records.engine.disclosure import disclose, discloses
from yiwang.lib import clock
from yiwang.lib.refused import Refused
from yiwang.services.halls import actions, forms, policies, queries
from yiwang.services.halls.types import AGENT, LIMIT, PROOF, Named
from yiwang.ui.bound import fields_of
from yiwang.ui.components import Field, Link, problems
from yiwang.ui.request import CityRequest

CREDIT_CODE = "credit-code"


@require_GET
@discloses(subject="applicant", purpose="窗口收件")
def window(request: CityRequest) -> HttpResponse:
    """Search any item that this window takes in; below, what it took in."""
    policies.check_is_at_window(request.actor)
    text, say, city = request.GET.get("q", "").strip(), speaker(request), get_city()
    found = queries.list_receivable(request.actor, text=text)
    taken = list_received(request.actor.organisation, limit=10).cases
    for case in taken:
        disclose(request, case.party, ("name",))
    items = [
        Link(
            title=say(i.service.title),
            url=reverse("window-who", args=i.key.split("/")),
            hint=say(city.organisations[i.service.organ.organisation].title),
        )
        for i in found
    ]
    context = {
        "queues": queue_groups(request, current="window"),
        "wanted": text,
        "items": items,
        "taken": case_rows(taken, reckon_many(taken, at=clock.now()), say=say),
    }
    return render(request, "services_halls/window.html", context)


@require_http_methods(["GET", "POST"])
@discloses(subject="applicant", purpose="窗口收件")
def who(request: CityRequest, pack: str, service: str) -> HttpResponse:
    """Ask whose application it is and who hands it in."""
    item = get_item(get_current(f"{pack}/{service}").hash)
    policies.check_can_receive(request.actor, item.service)
    form = forms.Who(request.POST or None, initial={"kind": _usual(item)})
    is_agent = request.POST.get("comes") == AGENT
    agent = forms.Agent(request.POST if is_agent else None)
    ready = form.is_valid() and (not is_agent or agent.is_valid())
    if request.method == "GET" or not ready:
        status = 200 if request.method == "GET" else 422
        return _ask(request, item, form=form, agent=agent, status=status)
    proof = request.FILES.get("proof")
    try:
        guest = actions.name_guest(
            item=item,
            who=Named(**{k: form.cleaned_data[k] for k in ("kind", "number", "name")}),
            comes=form.cleaned_data["comes"],
            agent=_agent(agent) if is_agent else None,
            mandate=agent.cleaned_data["mandate"] if is_agent else "",
            until=agent.cleaned_data["until"] if is_agent else None,
            proof=(proof.name or "", proof.read()) if proof else None,
            actor=request.actor,
            at=clock.now(),
        )
    except Refused as refused:
        # shown beside the field; nothing was written
        if not refused.field:
            raise
        return _ask(request, item, form=form, agent=agent, status=422, refused=refused)
    url = reverse("window-fill", args=[pack, service, guest.party])
    more = f"?{urlencode({'agent': guest.agent})}" if guest.agent else ""
    return redirect(f"{url}{more}")


def _usual(item: Item) -> str:
    """Return the document that this item's applicants usually carry."""
    return "id-number" if "自然人" in item.service.for_ else CREDIT_CODE


def _agent(form: forms.Agent) -> Named:
    return Named(*(form.cleaned_data[f"agent_{k}"] for k in ("kind", "number", "name")))


def _ask(
    request: CityRequest,
    item: Item,
    *,
    form: forms.Who,
    agent: forms.Agent,
    status: int,
    refused: Refused | None = None,
) -> HttpResponse:
    error = ""
    if refused and refused.field in form.fields:
        form.add_error(refused.field, refused.message)
    elif refused and refused.field in agent.fields:
        agent.add_error(refused.field, refused.message)
    elif refused:
        error = refused.message
    proof = Field(
        name="proof",
        label="授权委托书（监护证明）",
        kind="file",
        accept=PROOF,
        limit=LIMIT,
        error=error,
    )
    fields, others = fields_of(form), (*fields_of(agent), proof)
    context: dict[str, Any] = {
        "queues": queue_groups(request, current="window"),
        "title": speaker(request)(item.service.title),
        "fields": fields,
        "agent_fields": others,
        "agent_open": request.POST.get("comes") == AGENT,
        "problems": problems([*fields, *others]),
    }
    return render(request, "services_halls/who.html", context, status=status)
