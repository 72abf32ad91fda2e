"""系统管理员: accounts of staff, and who joins and leaves by the organisation files."""

import secrets
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_GET, require_POST

from yiwang.kernel.access import actions, policies, queries
from yiwang.kernel.access.pages.admin import moment, queues
from yiwang.kernel.city.queries import get_city
from yiwang.lib import clock
from yiwang.ui.components import Answer, Cell, Column, Field, Option, Paging, Table
from yiwang.ui.request import CityRequest

STATES = {
    "open": gettext_noop("在用"),
    "locked": gettext_noop("已锁定"),
    "closed": gettext_noop("已停用"),
}


@require_GET
def accounts(request: CityRequest) -> HttpResponse:
    policies.check_can_manage_accounts(request.actor, request.actor.organisation)
    at, organisations = clock.now(), get_city().organisations
    text, state = request.GET.get("q", "")[:150], request.GET.get("state", "")
    found, more = queries.list_accounts(
        text=text, state=state, at=at, after=request.GET.get("after", "")[:150]
    )
    rows = tuple(
        (
            Cell(a.username, reverse("access:admin-account", args=[a.pk])),
            a.name,
            "、".join(
                sorted(
                    {
                        organisations[p.organisation].title
                        for p in a.appointments.all()
                        if p.organisation in organisations
                    }
                )
            ),
            _(STATES[queries.state_of(a, at=at)]),
            moment(a.seen_at),
        )
        for a in found
    )
    titles = (_("登录名"), _("姓名"), _("机构"), _("状态"), _("最近登录"))
    query = urlencode({"q": text, "state": state, "after": more})
    options = tuple(Option(k, _(v)) for k, v in STATES.items())
    context = {
        "queues": queues(request, current="admin-accounts"),
        "filters": (
            Field("q", _("登录名或姓名"), value=text, required=False, width="10"),
            Field("state", _("状态"), "select", state, required=False, options=options),
        ),
        "table": Table(
            _("工作人员账号"),
            tuple(Column(t) for t in titles),
            rows,
            Paging(after=f"?{query}" if more else ""),
            empty=_("没有这样的账号。"),
        ),
    }
    return render(request, "kernel_access/admin_list.html", context | {"title": _("账号")})


@require_GET
def account(request: CityRequest, account_id: UUID) -> HttpResponse:
    policies.check_can_manage_accounts(request.actor, request.actor.organisation)
    return _show(request, account_id)


def _show(request: CityRequest, account_id: UUID, *, password: str = "") -> HttpResponse:
    at, city = clock.now(), get_city()
    found = queries.get_staff_account(account_id)
    posts = queries.list_appointments(found.pk, on=at.astimezone(city.zone).date())
    state = queries.state_of(found, at=at)
    context = {
        "queues": queues(request, current="admin-accounts"),
        "title": found.name,
        "account": found,
        "state": state,
        "own": str(found.pk) == request.actor.id,
        "in_post": bool(posts),
        "password": password,
        "rows": (
            Answer(_("登录名"), found.username),
            Answer(_("状态"), _(STATES[state])),
            Answer(_("锁定至"), moment(found.locked_until) if state == "locked" else "—"),
            Answer(_("停用时间"), moment(found.closed_at) or "—"),
            Answer(_("最近登录"), moment(found.seen_at) or _("没有登录过")),
            Answer(
                _("岗位"),
                "" if posts else _("今天没有岗位"),
                lines=tuple(city.organisations[p.organisation].title for p in posts),
            ),
        ),
    }
    return render(request, "kernel_access/admin_account.html", context)


@require_POST
def unlock(request: CityRequest, account_id: UUID) -> HttpResponse:
    actions.unlock(account_id=account_id, actor=request.actor, at=clock.now())
    return redirect("access:admin-account", account_id)


@require_POST
def close(request: CityRequest, account_id: UUID) -> HttpResponse:
    actions.close_account(account_id=account_id, actor=request.actor, at=clock.now())
    return redirect("access:admin-account", account_id)


@require_POST
def issue(request: CityRequest, account_id: UUID) -> HttpResponse:
    """Show a fresh password once; its holder must change it at the first sign-in."""
    password = secrets.token_urlsafe(12)
    actions.issue_password(
        account_id=account_id, password=password, actor=request.actor, at=clock.now()
    )
    return _show(request, account_id, password=password)


@require_GET
def posts(request: CityRequest) -> HttpResponse:
    """Joiners and leavers: what the organisation files say beside what the accounts are."""
    policies.check_can_manage_accounts(request.actor, request.actor.organisation)
    city = get_city()
    changes = queries.get_post_changes(city, on=clock.now().astimezone(city.zone).date())
    joining = [(a, n, _("到岗：开账号")) for a, n in changes.joining]
    leaving = [(a, n, _("离岗：停账号")) for a, n in changes.leaving]
    moved = {username for username, _o, _r in (*changes.beyond, *changes.missing)}
    moved -= {a for a, _n in (*changes.joining, *changes.leaving)}
    names = {post.account: post.name for o in city.organisations.values() for post in o.staff}
    moving = [(a, names.get(a, ""), _("换岗：任职随机构文件改")) for a in sorted(moved)]
    context = {
        "queues": queues(request, current="admin-posts"),
        "title": _("到岗离岗"),
        "none": changes.none,
        "table": Table(
            _("今天要做的"),
            tuple(Column(t) for t in (_("登录名"), _("姓名"), _("怎样"))),
            (*joining, *leaving, *moving),
            empty=_("账号和机构文件一致，没有要做的。"),
        ),
    }
    return render(request, "kernel_access/admin_posts.html", context)


@require_POST
def follow(request: CityRequest) -> HttpResponse:
    """Do today what the worker does each hour."""
    actions.sync_posts(city=get_city(), actor=request.actor, at=clock.now())
    return redirect("access:admin-posts")
