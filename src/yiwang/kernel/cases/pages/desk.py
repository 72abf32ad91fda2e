"""/desk: what waits for me; /desk/cases: what my offices handle."""

from datetime import date, datetime
from functools import partial
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from yiwang.kernel.cases import policies, queries
from yiwang.kernel.cases.queries import showing
from yiwang.kernel.cases.queries.showing import Say
from yiwang.kernel.cases.types import SEE, TASK_DEEDS, Deed
from yiwang.kernel.records.engine.disclosure import disclose, discloses
from yiwang.lib import clock
from yiwang.lib.refused import Refused
from yiwang.ui.components import Link, Paging, Queue
from yiwang.ui.request import CityRequest
from yiwang.ui.script import convert


def speaker(request: CityRequest) -> Say:
    """Return what turns text of the house and of packs into the reader's script."""
    return partial(convert, script=request.look.script)


def queue_groups(request: CityRequest, *, current: str) -> list[Queue]:
    """The left pane: my to-dos by deed with counts, and the offices' cases."""
    say, actor = speaker(request), request.actor
    groups = []
    if any(actor.organisations(known.grant) for known in TASK_DEEDS.values()):
        counts, desk = queries.count_todo(actor), reverse("desk")
        links = [Link(say("全部待办"), desk, current == "", count=sum(counts.values()))]
        links += [
            Link(say(f"待{Deed(d).label}"), f"{desk}?queue={d}", current == d, counts.get(d, 0))
            for d in Deed.values
            if d in counts or actor.organisations(TASK_DEEDS[d].grant)
        ]
        groups.append(Queue(say("待办"), tuple(links)))
    if actor.organisations(SEE):
        office = Link(say("本机构办件"), reverse("desk-cases"), current == "cases")
        groups.append(Queue(say("办件"), (office,)))
    return groups


def todo_context(request: CityRequest, *, opened: UUID | None = None) -> dict[str, Any]:
    """The queues and the list of the chosen one; the open case is marked in it."""
    say = speaker(request)
    deed = request.GET.get("queue", "")
    deed = deed if deed in Deed.values else ""
    after = _cursor(request.GET.get("after", ""))
    page = queries.list_todo(request.actor, deed=deed, after=_day(after))
    clocks = queries.reckon_many([t.case for t in page.tasks], at=clock.now())
    for task in page.tasks:
        disclose(request, task.case.party, ("name",))
    more = f"{page.after[0]:%Y-%m-%d}_{page.after[1]}" if page.after else ""
    first = f"?{urlencode({'queue': deed})}" if after else ""
    return {
        "queues": queue_groups(request, current=deed if opened is None else deed or "open"),
        "list_title": say(f"待{Deed(deed).label}" if deed else "我的待办"),
        "list_url": f"{reverse('desk')}?{urlencode({'queue': deed})}" if deed else reverse("desk"),
        "items": showing.todo_rows(page.tasks, clocks, say=say, opened=opened, queue=deed),
        "paging": _paging(first, {"queue": deed, "after": more} if more else {}),
    }


@require_GET
@discloses(subject="applicant", purpose="办理待办")
def todo(request: CityRequest) -> HttpResponse:
    policies.check_is_official(request.actor)
    return render(request, "kernel_cases/todo.html", todo_context(request))


@require_GET
@discloses(subject="applicant", purpose="查看本机构办件")
def cases(request: CityRequest) -> HttpResponse:
    policies.check_is_official(request.actor)
    say = speaker(request)
    after = _cursor(request.GET.get("after", ""))
    page = queries.list_office_cases(request.actor, after=_moment(after))
    clocks = queries.reckon_many(page.cases, at=clock.now())
    for case in page.cases:
        disclose(request, case.party, ("name",))
    more = f"{page.after[0]:%Y-%m-%dT%H:%M:%S.%fZ}_{page.after[1]}" if page.after else ""
    context = {
        "queues": queue_groups(request, current="cases"),
        "list_title": say("本机构办件"),
        "items": showing.case_rows(page.cases, clocks, say=say),
        "paging": _paging("?" if after else "", {"after": more} if more else {}),
    }
    return render(request, "kernel_cases/todo.html", context)


@require_GET
@discloses(subject="applicant", purpose="按编号查找办件")
def search(request: CityRequest) -> HttpResponse:
    """Open the case of a whole number; the number's last twelve figures will do."""
    policies.check_is_official(request.actor)
    found = queries.find_office_case(request.actor, text=request.GET.get("q", ""))
    if found is None:
        raise Refused(
            "case-not-found", "没有找到。请输入完整的办件编号，或编号的后 12 位。", status=404
        )
    disclose(request, found.party, ("name",))
    return redirect("desk-case", found.pk)


def _paging(first: str, more: dict[str, str]) -> Paging:
    after = f"{reverse('desk') if 'queue' in more else ''}?{urlencode(more)}" if more else ""
    return Paging(before=first, after=after)


def _cursor(text: str) -> tuple[str, UUID] | None:
    """Read "<position>_<id>"; a mangled cursor begins at the first page."""
    position, _, last = text.rpartition("_")
    try:
        return (position, UUID(last)) if position else None
    except ValueError:
        return None


def _day(cursor: tuple[str, UUID] | None) -> tuple[date, UUID] | None:
    try:
        return (date.fromisoformat(cursor[0]), cursor[1]) if cursor else None
    except ValueError:
        return None


def _moment(cursor: tuple[str, UUID] | None) -> tuple[datetime, UUID] | None:
    try:
        return (datetime.fromisoformat(cursor[0]), cursor[1]) if cursor else None
    except ValueError:
        return None
