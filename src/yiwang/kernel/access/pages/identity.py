"""Persons and firms: through the identity platform, by whatever protocol its connector runs."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from yiwang.kernel.access import actions, forms, policies, ports, queries
from yiwang.kernel.access.engine import session
from yiwang.kernel.access.pages.staff import after, begin
from yiwang.kernel.parties.queries import get_shown
from yiwang.kernel.parties.types import ShownParty
from yiwang.lib import clock
from yiwang.lib.refused import Refused
from yiwang.ui.components import Field, Option, problems
from yiwang.ui.request import CityRequest

HELD = "identity"  # session key: what waits for the browser to come back


@require_GET
def choose(request: CityRequest) -> HttpResponse:
    """Offer the ways to sign in."""
    return render(request, "kernel_access/login.html", {"next": request.GET.get("next", "")})


@require_GET
def start(request: CityRequest) -> HttpResponse:
    """Send the browser to the identity platform."""
    address = request.build_absolute_uri(reverse("access:identity-return"))
    begun = ports.begin.get(ports.PROVIDER)(address)
    request.session[HELD] = {**begun.held, "next": request.GET.get("next", "")}
    return redirect(begun.url)


@require_GET
def finish(request: CityRequest) -> HttpResponse:
    """Take the browser back, register at the first sign-in, and begin a session."""
    held = request.session.pop(HELD, None)
    if held is None:
        raise Refused(
            "identity-not-begun",
            "这次登录已经用过或已过期。请回到登录页重新登录。",
            status=409,
        )
    now = clock.now()
    address = request.build_absolute_uri(reverse("access:identity-return"))
    claims = ports.finish.get(ports.PROVIDER)(address, held, request.GET.dict(), now)
    account, firm = actions.sign_in_claims(claims=claims, at=now)
    begin(request, account.pk, assurance=claims.assurance)
    if firm:
        session.act_for(request.session, firm.pk)
    return redirect(after(request, held["next"]))


def _hint(request: CityRequest, party: ShownParty) -> str:
    """Say who it is, and that one may act in some items only."""
    number = f"{party.number_kind} {party.number}"
    if party.id in request.actor.parties:
        return number
    return _("%s，只限授权的事项") % number


@require_http_methods(["GET", "POST"])
def act_for(request: CityRequest) -> HttpResponse:
    """为谁办: oneself, a firm, or a person who gave a mandate; kept in the session."""
    policies.check_is_person(request.actor)
    form = forms.ActFor(request.POST or None)
    wanted = request.POST.get("next") or request.GET.get("next", "")
    if request.method == "POST" and form.is_valid():
        party = form.cleaned_data["party"]
        account = queries.get_account(UUID(request.actor.id))
        queries.get_actor(account, on_behalf=party, at=clock.now())  # refuses without a mandate
        session.act_for(request.session, party if party != request.actor.party else None)
        return redirect(after(request, wanted))
    others = request.actor.reach - {request.actor.party}
    shown = sorted((get_shown(p) for p in others), key=lambda p: (p.name, p.number))
    field = Field(
        name="party",
        label=_("为谁办？"),
        kind="radios",
        heading=True,
        value=str(request.actor.acting_for),
        hint=_("选择后，填报、查询和领取都以其名义进行。"),
        error=" ".join(str(e) for e in form.errors.get("party", [])),
        options=(
            Option(str(request.actor.party), _("本人（%s）") % request.actor.name),
            *(Option(str(p.id), p.name, _hint(request, p)) for p in shown),
        ),
    )
    context = {"field": field, "problems": problems((field,)), "next": wanted}
    status = 200 if request.method == "GET" else 422
    return render(request, "kernel_access/act_for.html", context, status=status)
