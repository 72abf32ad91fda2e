"""授权: whom I asked to act for me, and for whom I may act."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from yiwang.kernel.city.queries import get_city, list_items
from yiwang.kernel.parties import actions, forms, policies, queries
from yiwang.kernel.parties.pages.own import crumbs
from yiwang.kernel.parties.types import MandateKind, PartyKind, ShownMandate
from yiwang.kernel.records.engine.disclosure import disclose, discloses
from yiwang.lib import clock
from yiwang.lib.refused import Refused
from yiwang.ui.bound import fields_of
from yiwang.ui.components import Answer, Paging, problems
from yiwang.ui.request import CityRequest


@dataclass(frozen=True, slots=True)
class Card:
    """A mandate as a page shows it."""

    id: UUID
    title: str  # the other side's name
    rows: tuple[Answer, ...]
    can_end: bool


@require_GET
@discloses(subject="person", purpose="查看授权")
def mandates(request: CityRequest) -> HttpResponse:
    policies.check_has_own_affairs(request.actor)
    party = request.actor.acting_for
    assert party is not None  # noqa: S101 - a person has a party; for the type checker
    today, titles = _today(), _titles()
    after = _cursor(request.GET.get("after", ""))
    given, more = (
        queries.list_given(principal=party, after=after)
        if party in request.actor.parties
        else ([], None)
    )
    held = queries.list_mandates(agent=request.actor.party or party, on=today)
    for one in given:
        disclose(request, one.agent_id, ("name",))
    for one in held:
        disclose(request, one.principal_id, ("name",))
    may_give = policies.can_mandate(request.actor, party, _held(request, party, today))
    context = {
        "crumbs": crumbs(_("授权")),
        "name": queries.get_names([party])[party],
        "given": [
            _card(queries.show_mandate(m, other=m.agent), titles, today, mine=may_give)
            for m in given
        ],
        "held": [
            _card(queries.show_mandate(m, other=m.principal), titles, today, mine=True)
            for m in held
        ],
        "may_give": may_give,
        "paging": Paging(after=f"?after={more[0]:%Y-%m-%d}_{more[1]}") if more else None,
    }
    return render(request, "kernel_parties/mandates.html", context)


@require_http_methods(["GET", "POST"])
def give(request: CityRequest) -> HttpResponse:
    """To whom, for what, until when; a firm names its 经办人, a person a 受托人."""
    policies.check_has_own_affairs(request.actor)
    party = request.actor.acting_for
    assert party is not None  # noqa: S101
    today = _today()
    policies.check_can_mandate(request.actor, party, _held(request, party, today))
    principal = queries.get_party(party)
    form = forms.Give(
        request.POST if request.method == "POST" else None,
        items=sorted(_titles().items(), key=lambda pair: pair[1]),
        today=today,
    )
    if request.method == "POST" and form.is_valid():
        try:
            agent = queries.find_agent(
                name=form.cleaned_data["name"], number=form.cleaned_data["number"], today=today
            )
            person = principal.kind == PartyKind.PERSON
            actions.give_mandate(
                principal=party,
                agent=agent.pk,
                kind=MandateKind.AGENT if person else MandateKind.REPRESENTATIVE,
                since=today,
                until=form.cleaned_data["until"],
                items=form.chosen(),
                actor=request.actor,
                at=clock.now(),
            )
        except Refused as refused:
            # shown beside the field; nothing was written
            known = refused.field if refused.field in form.fields else "number"
            form.add_error(known, refused.message)
        else:
            return redirect("my-mandates")
    fields = fields_of(form)
    context = {
        "crumbs": crumbs(_("授权")),
        "name": principal.name,
        "fields": fields,
        "problems": problems(fields),
    }
    return render(request, "kernel_parties/give.html", context, status=422 if form.errors else 200)


@require_POST
def end(request: CityRequest, mandate_id: UUID) -> HttpResponse:
    policies.check_has_own_affairs(request.actor)
    actions.end_mandate(mandate_id=mandate_id, actor=request.actor, at=clock.now())
    return redirect("my-mandates")


def _today() -> date:
    return clock.now().astimezone(get_city().zone).date()


def _titles() -> dict[str, str]:
    return {item.key: item.service.title for item in list_items()}


def _held(request: CityRequest, party: UUID, today: date) -> frozenset[str]:
    if request.actor.party is None:
        return frozenset()
    return queries.kinds_held(agent=request.actor.party, principal=party, on=today)


def _card(one: ShownMandate, titles: Mapping[str, str], today: date, *, mine: bool) -> Card:
    """`mine`: the actor may end it while it holds."""
    over = one.is_over(on=today)
    state = _("有效")
    if over:
        state = _("已终止") if one.ended else _("已到期")
    until = f"{one.until:%Y-%m-%d}" if one.until else _("终止时为止")
    items = tuple(titles.get(i, i) for i in one.items)
    since = {"since": f"{one.since:%Y-%m-%d}", "until": until}
    return Card(
        id=one.id,
        title=one.other,
        rows=(
            Answer(_("种类"), one.kind),
            Answer(_("可以办"), "" if items else _("全部事项"), lines=items),
            Answer(_("期限"), _("%(since)s 起，到 %(until)s") % since),
            Answer(_("状态"), state),
        ),
        can_end=mine and not over,
    )


def _cursor(text: str) -> tuple[date, UUID] | None:
    """Read "<day>_<id>"; a mangled cursor begins at the first page."""
    day, _sep, last = text.partition("_")
    try:
        return date.fromisoformat(day), UUID(last)
    except ValueError:
        return None
