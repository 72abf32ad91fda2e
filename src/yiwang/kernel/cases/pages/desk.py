"""/desk: what waits for me; /desk/cases: what my offices handle."""

from datetime import date, datetime
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from yiwang.kernel.cases import policies, queries
from yiwang.kernel.cases.queries import showing
from yiwang.kernel.cases.types import Deed
from yiwang.kernel.records.engine.disclosure import disclose, discloses
from yiwang.lib import clock
from yiwang.lib.refused import Refused
from yiwang.ui.components import Link, Paging, Queue
from yiwang.ui.request import CityRequest


def queue_groups(request: CityRequest, *, current: str) -> list[Queue]:
    """The left pane: my to-dos by deed with counts, and the offices' cases."""
    counts = queries.count_todo(request.actor)
    desk = reverse("desk")
    links = [Link(title="全部待办", url=desk, current=current == "", count=sum(counts.values()))]
    links += [
        Link(title=f"待{Deed(d).label}", url=f"{desk}?deed={d}", current=current == d, count=n)
        for d, n in sorted(counts.items(), key=lambda pair: list(Deed.values).index(pair[0]))
    ]
    office = Link(title="本机构办件", url=reverse("desk-cases"), current=current == "cases")
    return [Queue("待办", tuple(links)), Queue("办件", (office,))]


@require_GET
@discloses(subject="applicant", purpose="办理待办")
def todo(request: CityRequest) -> HttpResponse:
    policies.check_is_official(request.actor)
    deed = request.GET.get("deed", "")
    after = _cursor(request.GET.get("after", ""))
    page = queries.list_todo(
        request.actor, deed=deed, after=(date.fromisoformat(after[0]), after[1]) if after else None
    )
    clocks = queries.reckon_many([t.case for t in page.tasks], at=clock.now())
    for task in page.tasks:
        disclose(request, task.case.party, ("name",))
    more = f"?deed={deed}&after={page.after[0]:%Y-%m-%d}_{page.after[1]}" if page.after else ""
    context = {
        "queues": queue_groups(request, current=deed),
        "title": f"待{Deed(deed).label}" if deed in Deed.values else "我的待办",
        "items": showing.rows([(t.case, t.name) for t in page.tasks], clocks, None),
        "paging": Paging(after=more),
    }
    return render(request, "kernel_cases/todo.html", context)


@require_GET
@discloses(subject="applicant", purpose="查看本机构办件")
def cases(request: CityRequest) -> HttpResponse:
    policies.check_is_official(request.actor)
    after = _cursor(request.GET.get("after", ""))
    page = queries.list_office_cases(
        request.actor, after=(datetime.fromisoformat(after[0]), after[1]) if after else None
    )
    clocks = queries.reckon_many(page.cases, at=clock.now())
    for case in page.cases:
        disclose(request, case.party, ("name",))
    more = f"?after={page.after[0]:%Y-%m-%dT%H:%M:%S.%fZ}_{page.after[1]}" if page.after else ""
    context = {
        "queues": queue_groups(request, current="cases"),
        "title": "本机构办件",
        "items": showing.rows([(x, x.get_state_display()) for x in page.cases], clocks, None),
        "paging": Paging(after=more),
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


def _cursor(text: str) -> tuple[str, UUID] | None:
    """Read "<position>_<id>"; a mangled cursor begins at the first page."""
    position, _, last = text.rpartition("_")
    try:
        return (position, UUID(last)) if position else None
    except ValueError:
        return None
