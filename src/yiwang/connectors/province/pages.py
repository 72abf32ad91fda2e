"""/desk/rejected: what the province sent back, what to do about it, and once more."""

from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from yiwang.connectors.province import actions, forms, policies, queries
from yiwang.connectors.province.mapping import SECRET
from yiwang.connectors.province.types import MEND
from yiwang.kernel.cases.pages.desk import queue_groups
from yiwang.kernel.city.queries import keeper_sentence
from yiwang.kernel.records.engine.disclosure import disclose, discloses
from yiwang.lib import clock
from yiwang.lib.refused import Refused
from yiwang.ui.components import Field, Paging
from yiwang.ui.request import CityRequest


@require_GET
def rejected(request: CityRequest) -> HttpResponse:
    """The list; it shows nobody's data."""
    policies.check_is_keeper(request.actor)
    page = queries.list_rejected(
        request.actor.organisations(MEND), after=_cursor(request.GET.get("after", ""))
    )
    more = f"?after={page.after[0].timestamp():.6f}_{page.after[1]}" if page.after else ""
    context = {
        "queues": queue_groups(request, current="none"),
        "table": queries.table(page.rows, Paging(after=more)),
        "silence": queries.silence(queries.get_line(), queries.count_waiting()),
        "keeper": keeper_sentence("intake"),
    }
    return render(request, "connectors_province/rejected.html", context)


@require_GET
@discloses(subject="applicant", purpose="处理省平台退回的数据")
def row(request: CityRequest, row_id: UUID) -> HttpResponse:
    """One row: each field that is wrong, its rule and its remedy; below it the ways to mend."""
    policies.check_is_keeper(request.actor)  # first: who is no keeper learns of no row
    found = queries.get_row(row_id)
    policies.check_can_see(request.actor, found)
    disclose(request, found.party, sorted(found.body))
    fields = [
        Field(
            name=f"{forms.PREFIX}{problem['field']}",
            label=problem["field"],
            value=found.overrides.get(problem["field"]) or found.body.get(problem["field"], ""),
            hint=f"{problem['rule']}。{problem['remedy']}",
            required=False,
        )
        for problem in found.problem
        if problem["field"] and problem["field"] not in SECRET
    ]
    reason = Field(name="reason", label=_("改填的理由和依据"), kind="textarea", rows=2)
    context = {
        "queues": queue_groups(request, current="none"),
        "row": found,
        "kind": f"{found.get_kind_display()}信息",
        "values": queries.detail(found),
        "history": queries.history(found),
        "mendable": policies.can_mend(request.actor, found),
        "fields": fields,
        "reason": reason,
    }
    return render(request, "connectors_province/row.html", context)


@require_POST
def mend(request: CityRequest, row_id: UUID) -> HttpResponse:
    """Make it anew from the source, or with values filled in by hand, and send it."""
    policies.check_is_keeper(request.actor)
    form = forms.Mend(request.POST)
    if not form.is_valid():
        raise Refused("reason-too-long", "理由最长 300 字，请缩短后再提交。", field="reason")
    given = {
        name.removeprefix(forms.PREFIX): str(value)
        for name, value in request.POST.items()
        if name.startswith(forms.PREFIX)
    }
    again = actions.mend(
        row_id=row_id,
        values=given,
        reason=form.cleaned_data["reason"],
        seen=form.cleaned_data["seen"],
        actor=request.actor,
        at=clock.now(),
    )
    return redirect("desk-rejected-row", again.pk)


def _cursor(text: str) -> tuple[datetime, UUID] | None:
    """Read "<seconds>_<id>"; a mangled cursor begins at the first page."""
    position, _sign, last = text.rpartition("_")
    try:
        at = datetime.fromtimestamp(float(position), tz=clock.now().tzinfo)
        return at, UUID(last)
    except (ValueError, OverflowError, OSError):
        return None
