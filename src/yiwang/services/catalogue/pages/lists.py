"""/, /search, /themes/<theme>, /departments/<id>: finding what one came for."""

from collections.abc import Sequence
from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from yiwang.kernel.city.queries import get_city
from yiwang.lib import clock
from yiwang.lib.actor import Kind
from yiwang.lib.refused import Refused
from yiwang.services.catalogue import ports, queries
from yiwang.services.catalogue.types import ICONS, PLAIN_ICON, Listed
from yiwang.ui.components import Link, Task
from yiwang.ui.request import CityRequest
from yiwang.ui.script import say

LONGEST = 60


@require_GET
def home(request: CityRequest) -> HttpResponse:
    """Search first, then life events and departments; for who is signed in, what waits."""
    context = {
        "tiles": _themes(request),
        "departments": _departments(request),
        "todo": _waiting(request),
        "signed_in": request.actor.kind == Kind.PERSON,
    }
    return render(request, "services_catalogue/home.html", context)


@require_GET
def search(request: CityRequest) -> HttpResponse:
    query = request.GET.get("q", "").strip()[:LONGEST]
    found = queries.search(query) if query else []
    context = {
        "query": query,
        "items": _say_all(request, found),
        "tiles": () if found else _themes(request),
        "crumbs": _crumbs(_("搜索")),
    }
    return render(request, "services_catalogue/search.html", context)


@require_GET
def theme(request: CityRequest, theme: str) -> HttpResponse:
    found = queries.list_of_theme(theme)
    if not found:
        raise Refused("theme-unknown", "没有这个主题。请从首页重新选择，或直接搜索。", status=404)
    title = say(theme, script=request.look.script)
    context = {"title": title, "items": _say_all(request, found), "crumbs": _crumbs(title)}
    return render(request, "services_catalogue/list.html", context)


@require_GET
def department(request: CityRequest, organisation: str) -> HttpResponse:
    organ = get_city().organisations.get(organisation)
    if organ is None:
        raise Refused("department-unknown", "没有这个部门。请从首页重新选择。", status=404)
    title = say(organ.title, script=request.look.script)
    context = {
        "title": title,
        "organ": organ,
        "items": _say_all(request, queries.list_of_department(organisation)),
        "crumbs": _crumbs(title),
    }
    return render(request, "services_catalogue/list.html", context)


def _crumbs(title: str) -> tuple[Link, ...]:
    return (Link(_("首页"), "/"), Link(title, current=True))


def _themes(request: CityRequest) -> tuple[Link, ...]:
    tell = partial(say, script=request.look.script)
    return tuple(
        Link(
            tell(name),
            reverse("theme", args=[name]),
            icon=ICONS.get(name, PLAIN_ICON),
            hint=_("%(n)s 件事可以办") % {"n": count},
        )
        for name, count in queries.list_themes()
    )


def _departments(request: CityRequest) -> tuple[Link, ...]:
    tell = partial(say, script=request.look.script)
    return tuple(
        Link(
            tell(title),
            reverse("department", args=[key]),
            icon="building-community",
            hint=_("%(n)s 件事可以办") % {"n": count},
        )
        for key, title, count in queries.list_departments()
    )


def _say_all(request: CityRequest, items: Sequence[Listed]) -> list[Listed]:
    tell = partial(say, script=request.look.script)
    return [
        Listed(
            i.key, tell(i.title), i.url, tell(i.organ), tell(i.limit), tell(i.why) if i.why else ""
        )
        for i in items
    ]


def _waiting(request: CityRequest) -> list[Task]:
    if request.actor.kind != Kind.PERSON:
        return []
    at = clock.now()
    return [task for name in ports.waiting for task in ports.waiting.get(name)(request.actor, at)]
