"""/my/offers and /desk/offers: what people get without applying."""

from collections.abc import Mapping, Sequence
from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from yiwang.kernel.city.queries import get_city, get_current, get_item
from yiwang.kernel.city.types import Item
from yiwang.kernel.forms import engine as forms
from yiwang.kernel.forms.types import Cell
from yiwang.kernel.records.engine.disclosure import disclose, discloses
from yiwang.lib import clock
from yiwang.lib.refused import Refused
from yiwang.services.intake import actions, policies, queries
from yiwang.services.intake.engine.entitled import asked_page
from yiwang.services.intake.pages.fields import field_of, posted_of, titles
from yiwang.services.intake.queries import offers as entitled
from yiwang.ui.components import Answer, Column, Field, Link, Paging, Queue, Table, problems
from yiwang.ui.components import Cell as Shown
from yiwang.ui.request import CityRequest
from yiwang.ui.script import say

SHORT = 4  # figures of a number that a list shows


def get_proactive(pack: str, service: str) -> Item:
    item = get_item(get_current(f"{pack}/{service}").hash)
    if not item.service.proactive:
        raise Refused("not-proactive", "这件事要自己申请，请从办事指南进入。", status=404)
    return item


@require_GET
@discloses(subject="applicant", purpose="看自己能领什么")
def my_offers(request: CityRequest) -> HttpResponse:
    """What the registers say this person is entitled to; one confirmation each."""
    policies.check_resident(request.actor)
    party = request.actor.acting_for
    if party is None:
        raise RuntimeError("a resident has a party")
    today = clock.now().astimezone(get_city().zone).date()
    found = entitled.list_offers(party, today=today)
    for offer in found:
        disclose(request, party, sorted(offer.cells))
    tell = partial(say, script=request.look.script)
    context = {
        "offers": [
            {
                "title": tell(o.item.service.title),
                "why": [tell(c) for c in o.item.service.conditions],
                "url": reverse("my-case", args=[o.case])
                if o.case
                else reverse("my-offer", args=o.item.key.split("/")),
                "running": bool(o.case),
            }
            for o in found
        ]
    }
    return render(request, "services_intake/offers.html", context)


@require_http_methods(["GET", "POST"])
@discloses(subject="applicant", purpose="确认免申即享")
def my_offer(request: CityRequest, pack: str, service: str) -> HttpResponse:
    """Show what is known, ask only what no register knows, confirm once."""
    policies.check_resident(request.actor)
    item, party, at = get_proactive(pack, service), request.actor.acting_for, clock.now()
    today = at.astimezone(get_city().zone).date()
    found = [
        o
        for o in (entitled.list_offers(party, today=today) if party else [])
        if o.item.key == item.key
    ]
    if not found or party is None:
        return redirect("my-offers")
    if found[0].case:
        return redirect("my-case", found[0].case)
    disclose(request, party, sorted(found[0].cells))
    answers, errors = _cleaned(request, item)
    if request.method == "POST" and not errors:
        case = actions.accept_offer(key=item.key, answers=answers, actor=request.actor, at=at)
        return redirect("received", case.pk)
    return _show(request, item, found[0].cells, errors=errors, template="offer")


def _cleaned(request: CityRequest, item: Item) -> tuple[dict[str, object], dict[str, str]]:
    page = asked_page(item)
    if page is None or request.method == "GET":
        return {}, {}
    today = clock.now().astimezone(get_city().zone).date()
    cleaned = forms.clean(
        page, item.words, {}, posted=posted_of(request.POST, page, item), today=today
    )
    return cleaned.answers, cleaned.errors


def _show(
    request: CityRequest,
    item: Item,
    cells: Mapping[str, Cell],
    *,
    errors: Mapping[str, str],
    template: str,
    back: str = "",
    queues: Sequence[Queue] = (),
) -> HttpResponse:
    script = request.look.script
    fields = _fields(request, item, errors)
    asked = {f.word for p in (item.form.pages if item.form else ()) for f in p.fields}
    named = titles()
    context = {
        "title": item.service.title,
        "heading": say(item.service.title, script=script),
        "known": [
            Answer(
                label=say(word, script=script),
                value=str(cell.value or ""),
                source=say(named.get(cell.source, cell.source), script=script),
            )
            for word, cell in cells.items()
            if word in asked
        ],
        "fields": fields,
        "problems": problems(fields),
        "back": back or reverse("my-offers"),
        "queues": queues,
    }
    status = 422 if errors else 200
    return render(request, f"services_intake/{template}.html", context, status=status)


def _fields(request: CityRequest, item: Item, errors: Mapping[str, str]) -> tuple[Field, ...]:
    page = asked_page(item)
    if page is None:
        return ()
    posted = posted_of(request.POST, page, item) if request.method == "POST" else None
    questions = forms.list_questions(page, item.words, {}, cells={}, errors=errors)
    return tuple(
        field_of(q, item, script=request.look.script, known=False, posted=posted) for q in questions
    )


def _queues() -> tuple[Queue, ...]:
    links = (
        Link("待办", reverse("desk")),
        Link("免申即享", reverse("desk-offers"), current=True),
    )
    return (Queue("帮办", links),)


@require_GET
@discloses(subject="person", purpose="免申即享核对")
def desk_offers(request: CityRequest) -> HttpResponse:
    """People of my village who are entitled and have not applied yet."""
    policies.check_official(request.actor)
    regions, items = entitled.list_confirming(request.actor), entitled.list_proactive()
    policies.check_can_confirm(request.actor, region=regions[0] if regions else "", regions=regions)
    after = request.session.get("offers", "") if request.GET.get("more") else ""
    rows, last = [], ""
    for item in items:
        people, last = actions.find_entitled(
            item=item, prefix=regions[0], after=after, actor=request.actor, at=clock.now()
        )
        rows += [_row(f) for f in people]
    request.session["offers"] = last
    columns = (Column("姓名"), Column("证件号末四位"), Column("住在哪里"), Column("可以领"))
    context = {
        "queues": _queues(),
        "done": "done" in request.GET,
        "place": queries.say_region(regions[0]),
        "table": Table(
            "可以领、还没有领的人",
            columns,
            tuple(rows),
            Paging(after="?more=1") if last else None,
            empty="这里没有漏领的人。",
        ),
    }
    return render(request, "services_intake/desk_offers.html", context)


def _row(found: entitled.Found) -> tuple[Shown | str, ...]:
    cells = found.cells
    address = next((str(c.value or "") for w, c in cells.items() if w.endswith("地址")), "")
    url = reverse("desk-offer", args=[*found.item.key.split("/"), actions.mark(found)])
    name = str(cells["姓名"].value)
    return (Shown(name, url), found.key[-SHORT:], address, found.item.service.title)


@require_http_methods(["GET", "POST"])
@discloses(subject="person", purpose="免申即享确认")
def desk_offer(request: CityRequest, *, pack: str, service: str, mark: str) -> HttpResponse:
    """Confirm once for one person of the village, after a visit or a call."""
    policies.check_official(request.actor)
    item, at = get_proactive(pack, service), clock.now()
    regions = entitled.list_confirming(request.actor)
    prefix = regions[0] if regions else ""
    found = actions.get_entitled(item=item, prefix=prefix, wanted=mark, actor=request.actor, at=at)
    answers, errors = _cleaned(request, item)
    if request.method == "POST" and not errors:
        actions.confirm_for(
            item=item, prefix=prefix, wanted=mark, answers=answers, actor=request.actor, at=at
        )
        return redirect(f"{reverse('desk-offers')}?done=1")
    back = reverse("desk-offers")
    return _show(
        request,
        item,
        found.cells,
        errors=errors,
        template="desk_offer",
        back=back,
        queues=_queues(),
    )
