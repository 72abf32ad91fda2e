"""/desk/indicators: what the figures are; one figure with its trend and the cases behind it."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from yiwang.cockpit.indicators import actions, engine, policies, queries
from yiwang.cockpit.indicators.types import Figure
from yiwang.kernel.cases.queries import CasePage
from yiwang.kernel.city.queries import get_city
from yiwang.kernel.city.types import DeclaredCity
from yiwang.lib import clock
from yiwang.lib.refused import Refused
from yiwang.ui.components import Cell, Chart, Column, Link, Paging, Queue, Table
from yiwang.ui.look import Script
from yiwang.ui.request import CityRequest
from yiwang.ui.script import convert, say


@require_GET
def indicators(request: CityRequest) -> HttpResponse:
    policies.check_can_see(request.actor)
    today = clock.now().astimezone(get_city().zone).date()
    figures = queries.list_figures(request.actor, today=today)
    context = {"queues": _queues(), "figures": [_shown(f, request.look.script) for f in figures]}
    return render(request, "cockpit_indicators/indicators.html", context)


@require_GET
def indicator(request: CityRequest, pack: str, indicator: str) -> HttpResponse:
    policies.check_can_see(request.actor)
    city, key = get_city(), f"{pack}/{indicator}"
    declared = queries.get_indicator(key)
    today = clock.now().astimezone(city.zone).date()
    found = queries.list_figures(request.actor, today=today, key=key)
    if not found or found[0].day is None:
        raise Refused(
            "indicator-no-value",
            "您的机构还没有这个指标的数字。请先在指标页按“现在重新计算”。",
            status=404,
        )
    figure, script = found[0], request.look.script
    page = queries.list_cases(
        request.actor, declared, day=found[0].day, after=_cursor(request.GET.get("after", ""))
    )
    context = {
        "queues": _queues(),
        "figure": _shown(figure, script),
        "chart": _chart(figure, script),
        "offices": _offices(figure, city, script),
        "cases": _cases(page, city) if declared.shape.count.cases else None,
    }
    return render(request, "cockpit_indicators/indicator.html", context)


@require_POST
def refresh(request: CityRequest) -> HttpResponse:
    """Compute now; the figures themselves take no input."""
    actions.refresh(actor=request.actor, at=clock.now())
    return redirect("indicators")


def _queues() -> list[Queue]:
    figures = Link(title=_("指标"), url=reverse("indicators"), current=True)
    desk = Link(title=_("全部待办"), url=reverse("desk"))
    office = Link(title=_("本机构办件"), url=reverse("desk-cases"))
    return [Queue(_("待办"), (desk,)), Queue(_("办件"), (office,)), Queue(_("数字"), (figures,))]


def _shown(figure: Figure, script: Script) -> dict[str, object]:
    """Return the plain words of a figure."""
    declared = figure.declared
    return {
        "title": convert(declared.shape.title, script),
        "means": say(declared.shape.means, script=script),
        "unit": convert(declared.shape.unit, script),
        "pack": say(str(declared.pack["title"]), script=script),
        "value": None if figure.value is None else _number(figure.value),
        "made_of": _made_of(figure),
        "change": _change(figure),
        "day": figure.day,
        "url": reverse("indicator", args=declared.key.split("/")),
    }


def _number(value: Decimal) -> str:
    return f"{value.normalize():,f}" if value else "0"


def _made_of(figure: Figure) -> str:
    """Say what a rate or an average was made of: a rate of three cases is no trend."""
    if figure.part is None or figure.part.denominator is None:
        return ""
    below = _number(figure.part.denominator)
    if figure.declared.shape.measure is not None:
        return _("%(cases)s 件的平均") % {"cases": below}
    return _("%(whole)s 中的 %(part)s") % {"part": _number(figure.part.numerator), "whole": below}


def _change(figure: Figure) -> str:
    if figure.value is None or figure.before is None:
        return ""
    change = figure.value - figure.before
    if not change:
        return _("与 7 天前相同")
    word = _("比 7 天前多 %(number)s") if change > 0 else _("比 7 天前少 %(number)s")
    return word % {"number": _number(abs(change))}


def _chart(figure: Figure, script: Script) -> Chart | None:
    shape = figure.declared.shape
    if not figure.trend:
        return None
    return Chart(
        name="trend",
        title=_("走势"),
        kind="line",
        labels=tuple(f"{day:%m-%d}" for day, _value in figure.trend),
        series={convert(shape.title, script): [float(v) for _day, v in figure.trend]},
        unit=convert(shape.unit, script),
        source=_("每天按当天截止的办件和库计算，不由人填写。"),
    )


def _offices(figure: Figure, city: DeclaredCity, script: Script) -> Table | None:
    """Compare the offices that one sees; a single one needs no comparison."""
    if len(figure.by_organisation) < 2:  # noqa: PLR2004 - a comparison is of two
        return None
    declared = figure.declared
    columns = (Column(_("机构")), Column(convert(declared.shape.unit, script), number=True))
    rows = tuple(
        (_title(city, key), _or_none(engine.value(part, declared)))
        for key, part in figure.by_organisation
    )
    return Table(_("各机构"), columns, rows, numbers_only=True)


def _or_none(value: Decimal | None) -> str:
    return "—" if value is None else _number(value)


def _title(city: DeclaredCity, organisation: str) -> str:
    known = city.organisations.get(organisation)
    return known.title if known else organisation


def _cases(page: CasePage, city: DeclaredCity) -> Table:
    """List the cases behind the figure, without names: the case page shows and records those."""
    columns = (Column(_("办件编号")), Column(_("机构")), Column(_("收件")), Column(_("状态")))
    rows = tuple(
        (
            Cell(case.number, url=reverse("desk-case", args=[case.pk])),
            _title(city, case.organisation),
            f"{case.received_at.astimezone(city.zone):%Y-%m-%d}",
            case.get_outcome_display() or case.get_state_display(),
        )
        for case in page.cases
    )
    more = f"?after={page.after[0]:%Y-%m-%dT%H:%M:%S.%fZ}_{page.after[1]}" if page.after else ""
    empty = _("没有您可以看的办件。")
    return Table(_("数到的办件"), columns, rows, paging=Paging(after=more), empty=empty)


def _cursor(text: str) -> tuple[datetime, UUID] | None:
    """Read "<moment>_<id>"; a mangled cursor begins at the first page."""
    moment, _separator, last = text.rpartition("_")
    try:
        return (datetime.fromisoformat(moment), UUID(last)) if moment else None
    except ValueError:
        return None
