"""/my/…: my cases, my drafts, who looked at my data."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_GET, require_POST

from yiwang.kernel.cases import queries as cases
from yiwang.kernel.cases.queries import showing
from yiwang.kernel.cases.types import State
from yiwang.kernel.city.queries import get_city, get_item
from yiwang.kernel.parties.policies import check_can_see_own
from yiwang.kernel.parties.queries import get_names
from yiwang.kernel.records.engine.disclosure import disclose, discloses
from yiwang.kernel.records.queries import list_disclosures
from yiwang.kernel.records.types import Look
from yiwang.lib import clock
from yiwang.lib.actor import Actor
from yiwang.services.intake import actions, policies, queries
from yiwang.services.intake.pages.start import resume
from yiwang.ui.components import Cell, Column, Paging, Table, Task
from yiwang.ui.request import CityRequest
from yiwang.ui.script import say

ROUNDS, MANY = 20, 20  # pages of the record that one page here may take; looks on one page
FIELDS = {
    "name": _lazy("姓名或名称"),
    "number": _lazy("证件号码"),
    "phone": _lazy("联系电话"),
    "address": _lazy("地址"),
    "answers": _lazy("填报内容"),
    "materials": _lazy("材料"),
}


@require_GET
def my(request: CityRequest) -> HttpResponse:
    policies.check_resident(request.actor)
    return redirect("my-cases")


@require_GET
@discloses(subject="applicant", purpose="看自己的办件")
def my_cases(request: CityRequest) -> HttpResponse:
    """Every case of the parties that the person may act for, newest first."""
    policies.check_resident(request.actor)
    page = cases.list_cases_of(
        request.actor.parties,
        errands=request.actor.errands,
        after=_cursor(request.GET.get("after", "")),
    )
    clocks = cases.reckon_many(page.cases, at=clock.now())
    names = get_names({c.party for c in page.cases})
    for case in page.cases:
        disclose(request, case.party, ("name",))
    script, zone = request.look.script, get_city().zone
    rows = tuple(
        (
            Cell(say(c.title, script=script), reverse("my-case", args=[c.pk])),
            names.get(c.party, ""),
            f"{c.received_at.astimezone(zone):%Y-%m-%d}",
            Cell(
                say(c.get_outcome_display() or c.get_state_display(), script=script),
                light=showing.light(clocks[c.pk]) if c.state != State.CLOSED else None,
            ),
        )
        for c in page.cases
    )
    more = f"?after={page.after[0]:%Y-%m-%dT%H:%M:%S.%fZ}_{page.after[1]}" if page.after else ""
    columns = (Column(_("办的事")), Column(_("为谁办")), Column(_("收件日期")), Column(_("现在")))
    context = {
        "table": Table(
            _("我的办件"),
            columns,
            rows,
            Paging(after=more) if more else None,
            empty=_("还没有办件。想办什么事，从首页搜一下。"),
        ),
        "drafts": len(queries.list_drafts(request.actor.parties, errands=request.actor.errands)),
    }
    return render(request, "services_intake/cases.html", context)


def _cursor(text: str) -> tuple[datetime, UUID] | None:
    position, _sep, last = text.rpartition("_")
    try:
        return (datetime.fromisoformat(position), UUID(last)) if position else None
    except ValueError:
        return None


@require_GET
@discloses(subject="applicant", purpose="看自己的草稿")
def my_drafts(request: CityRequest) -> HttpResponse:
    policies.check_resident(request.actor)
    found = queries.list_drafts(request.actor.parties, errands=request.actor.errands)
    names = get_names({d.party for d in found})
    zone = get_city().zone
    for draft in found:
        disclose(request, draft.party, ("name",))
    context = {
        "drafts": [
            (
                d,
                say(get_item(d.release).service.title, script=request.look.script),
                names.get(d.party, ""),
                showing.moment(d.saved_at, zone),
                resume(d.key, d.pk, d.page),
            )
            for d in found
        ]
    }
    return render(request, "services_intake/drafts.html", context)


@require_POST
def discard(request: CityRequest, draft_id: UUID) -> HttpResponse:
    actions.discard(draft_id=draft_id, actor=request.actor, at=clock.now())
    return redirect("my-drafts")


@require_GET
@discloses(subject="applicant", purpose="看谁看过我的数据")
def my_data(request: CityRequest) -> HttpResponse:
    """Who looked at the data of the party acted for just now, why and when."""
    policies.check_resident(request.actor)
    party = request.actor.acting_for or request.actor.party
    if party is None:
        raise RuntimeError("a resident has a party")
    check_can_see_own(request.actor, party)
    before = request.GET.get("before", "")
    looks, after = _others(party, request.actor, before=int(before) if before.isdecimal() else None)
    city = get_city()
    rows = tuple(
        (
            showing.moment(look.at, city.zone),
            _who(look.actor, look.organisation),
            look.purpose,
            "、".join(str(FIELDS.get(f, f)) for f in look.fields),
        )
        for look in looks
    )
    columns = (
        Column(_("什么时候")),
        Column(_("谁")),
        Column(_("为了什么")),
        Column(_("看了哪些项")),
    )
    table = Table(
        _("谁看过我的数据"),
        columns,
        rows,
        Paging(after=f"?before={after}") if after else None,
        empty=_("还没有人看过您的数据。"),
    )
    return render(request, "services_intake/data.html", {"table": table})


def _others(party: UUID, me: Actor, *, before: int | None) -> tuple[list[Look], int | None]:
    """Return a page of looks by anybody but the person themselves."""
    found: list[Look] = []
    for _round in range(ROUNDS):
        looks, before = list_disclosures(party, before=before)
        found += [look for look in looks if look.actor != str(me)]
        if before is None or len(found) >= MANY:
            break
    return found, before


def _who(actor: str, organisation: str) -> str:
    organ = get_city().organisations.get(organisation)
    if organ is not None:
        return f"{organ.title}"
    return _("系统") if actor.startswith("system") else _("代您办事的人")


def list_waiting(actor: Actor, _at: datetime) -> Sequence[Task]:
    """What of a person's affairs waits for them, for the front page."""
    mine = [
        c
        for c in cases.list_cases_of(actor.parties, errands=actor.errands).cases
        if c.state == State.SUPPLEMENT
    ]
    found = [
        Task(c.title, _("等您补正"), reverse("my-case", args=[c.pk]), c.number, tone="seal")
        for c in mine
    ]
    found += [
        Task(
            get_item(d.release).service.title,
            _("填了一半"),
            resume(d.key, d.pk, d.page),
            tone="soon",
        )
        for d in queries.list_drafts(actor.parties, errands=actor.errands, limit=5)
    ]
    return found
