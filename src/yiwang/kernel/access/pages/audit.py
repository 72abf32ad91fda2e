"""审计管理员: the record, who looked at whose data, and whether the log still holds."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from yiwang.kernel.access import forms, policies, queries
from yiwang.kernel.access.pages.admin import moment, number, queues
from yiwang.kernel.city.queries import get_city
from yiwang.kernel.records import actions as record
from yiwang.kernel.records import queries as records
from yiwang.lib import clock
from yiwang.lib.refused import Refused
from yiwang.ui.bound import fields_of
from yiwang.ui.components import Answer, Cell, Column, Field, Paging, Table, problems
from yiwang.ui.request import CityRequest


@require_GET
def lines(request: CityRequest) -> HttpResponse:
    """Filter the record by time, actor, event and what it is about."""
    policies.check_can_read_record(request.actor)
    form = forms.Record(request.GET, events=records.list_events())
    wanted = _wanted(form.cleaned_data) if form.is_valid() else records.Wanted(event="-")
    before = number(request.GET.get("before", ""))
    found, more = records.search_records(wanted, before=before)
    names = _names(r.actor for r in found)
    kept = {k: v for k, v in request.GET.items() if k != "before" and v}
    fields = fields_of(form)
    context = {
        "queues": queues(request, current="admin-records"),
        "title": _("操作记录"),
        "filters": fields,
        "problems": problems(fields),
        "table": Table(
            _("新的在前"),
            tuple(Column(t) for t in (_("编号"), _("时间"), _("事件"), _("经手"), _("对象"))),
            tuple(
                (
                    Cell(str(r.pk), reverse("access:admin-record", args=[r.pk])),
                    moment(r.at),
                    r.event,
                    names.get(r.actor, r.actor),
                    f"{r.about_type} {r.about_id[:8]}",
                )
                for r in found
            ),
            Paging(after=f"?{urlencode({**kept, 'before': more})}" if more else ""),
            empty=_("没有这样的记录。"),
        ),
    }
    status = 422 if form.errors else 200
    return render(request, "kernel_access/admin_list.html", context, status=status)


@require_GET
def line(request: CityRequest, record_id: int) -> HttpResponse:
    policies.check_can_read_record(request.actor)
    found = records.read_record(record_id)
    if found is None:
        raise Refused("record-unknown", "没有这条记录，请返回记录列表。", status=404)
    place = records.get_place(record_id)
    organisations = get_city().organisations
    where = organisations.get(found.organisation)
    sealed = _("待封存") if place is None else _("第 %d 条") % (place + 1)
    context = {
        "queues": queues(request, current="admin-records"),
        "title": _("记录 %d") % found.pk,
        "rows": (
            Answer(_("时间"), moment(found.at)),
            Answer(_("事件"), found.event),
            Answer(_("经手"), _names([found.actor]).get(found.actor, found.actor)),
            Answer(_("机构"), where.title if where else found.organisation or "—"),
            Answer(
                _("对象"),
                f"{found.about_type} {found.about_id}",
                url=_filter(about_type=found.about_type, about_id=found.about_id),
            ),
            Answer(
                _("要素"),
                lines=tuple(
                    f"{k}：{json.dumps(v, ensure_ascii=False)}" for k, v in found.data.items()
                ),
            ),
            Answer(_("摘要"), found.leaf),
            Answer(_("在日志中"), sealed),
        ),
    }
    return render(request, "kernel_access/admin_record.html", context)


@require_GET
def looks(request: CityRequest) -> HttpResponse:
    """Who looked at whose data, why, and which fields: never the values."""
    policies.check_can_read_record(request.actor)
    text = request.GET.get("party", "").strip()
    error, party = "", None
    if text:
        try:
            party = UUID(text)
        except ValueError:
            error = _("主体编号不对。请从操作记录里复制完整编号。")
    found, more = records.list_looks(party=party, before=number(request.GET.get("before", "")))
    names, organisations = _names(look.actor for look in found), get_city().organisations
    titles = (_("时间"), _("谁"), _("机构"), _("为什么"), _("谁的"), _("看了什么"))
    query = urlencode({"party": text, "before": more})
    field = Field("party", _("主体编号"), value=text, required=False, error=error)
    context = {
        "queues": queues(request, current="admin-looks"),
        "title": _("谁看过谁"),
        "filters": (field,),
        "problems": problems((field,)),
        "table": Table(
            _("新的在前，不显示内容"),
            tuple(Column(t) for t in titles),
            tuple(
                (
                    Cell(moment(s.at), reverse("access:admin-record", args=[s.record])),
                    names.get(s.actor, s.actor),
                    organisations[s.organisation].title if s.organisation in organisations else "—",
                    s.purpose,
                    Cell(str(s.party)[:8], f"?party={s.party}"),
                    "、".join(s.fields),
                )
                for s in ([] if error else found)
            ),
            Paging(after=f"?{query}" if more and not error else ""),
            empty=_("没有这样的记录。"),
        ),
    }
    status = 422 if error else 200
    return render(request, "kernel_access/admin_list.html", context, status=status)


@require_GET
def log(request: CityRequest) -> HttpResponse:
    """How far the log is sealed, and the last time that it was recomputed."""
    policies.check_can_read_record(request.actor)
    state = records.get_log_state()
    last = state.verified
    holds = bool(last and last.data["holds"])
    context = {
        "queues": queues(request, current="admin-log"),
        "title": _("封存与核验"),
        "holds": holds,
        "broken": last is not None and not holds,
        "rows": (
            Answer(_("已封存"), _("%d 条") % state.size),
            Answer(_("最近封存"), moment(state.sealed_at) or _("还没有封存过")),
            Answer(_("待封存"), _("%d 条") % state.waiting),
            Answer(_("最近核验"), moment(last.at) if last else _("还没有核验过")),
            Answer(_("核验范围"), _("%s 条") % last.data["sealed"] if last else "—"),
            Answer(_("签名的日志头"), "" if state.note else "—", lines=tuple(state.note.split())),
        ),
    }
    return render(request, "kernel_access/admin_log.html", context)


@require_POST
def verify(request: CityRequest) -> HttpResponse:
    policies.check_can_read_record(request.actor)
    record.ask_verification(actor=request.actor, at=clock.now())
    return redirect("access:admin-log")


def _wanted(data: dict[str, object]) -> records.Wanted:
    """Turn the form into filters; days are those of the city."""
    zone = get_city().zone
    since, until = data["since"], data["until"]
    actor = str(data["actor"])
    if actor and ":" not in actor:
        known = queries.find_account(actor)
        actor = f"staff:{known.pk}" if known else f"staff:{actor}"
    kind, _sep, identity = str(data["about"]).strip().partition(" ")
    return records.Wanted(
        since=_midnight(since, zone) if since else None,
        until=_midnight(until, zone) + timedelta(days=1) if until else None,
        actor=actor,
        event=str(data["event"]),
        about_type=kind,
        about_id=identity,
    )


def _midnight(day: object, zone: object) -> datetime:
    return datetime.combine(day, time(), tzinfo=zone).astimezone(UTC)  # type: ignore[arg-type]


def _names(actors: Iterable[str]) -> dict[str, str]:
    """Return how to call the members of staff among these actors; residents stay numbers."""
    ids = {a.removeprefix("staff:") for a in actors if a.startswith("staff:")}
    valid = {i for i in ids if _is_uuid(i)}
    return {f"staff:{k}": v for k, v in queries.get_account_names(valid).items()}


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _filter(*, about_type: str, about_id: str) -> str:
    query = urlencode({"about": f"{about_type} {about_id}"})
    return f"{reverse('access:admin-records')}?{query}"
