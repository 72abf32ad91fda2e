"""安全管理员: which role may do what, who holds it where; nothing beyond the declaration."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_GET

from yiwang.declarations.deeds import DEEDS
from yiwang.kernel.access import policies, queries
from yiwang.kernel.access.engine.roles import ADMINISTRATORS
from yiwang.kernel.access.pages.admin import queues
from yiwang.kernel.city.queries import get_city
from yiwang.lib import clock
from yiwang.lib.refused import Refused
from yiwang.ui.components import Answer, Cell, Column, Table
from yiwang.ui.request import CityRequest

COVERS = {
    "own": gettext_noop("本机构"),
    "subordinates": gettext_noop("本机构和下级机构"),
    "city": gettext_noop("全市各机构（只限收件）"),
}


@require_GET
def roles(request: CityRequest) -> HttpResponse:
    policies.check_can_see_grants(request.actor)
    city = get_city()
    today = clock.now().astimezone(city.zone).date()
    holders = queries.list_holders(on=today)
    changes = queries.get_post_changes(city, on=today)
    rows = tuple(
        (
            Cell(role.title, reverse("access:admin-role", args=[key])),
            role.means,
            "、".join(DEEDS.get(deed, deed) for deed in role.deeds),
            str(sum(1 for h in holders if h.role == key)),
        )
        for key, role in city.roles.items()
    )
    beyond = tuple(
        (
            username,
            city.organisations[o].title if o in city.organisations else o,
            city.roles[r].title if r in city.roles else r,
        )
        for username, o, r in changes.beyond
    )
    context = {
        "queues": queues(request, current="admin-roles"),
        "title": _("角色和权限"),
        "beyond": Table(
            _("超出声明的任职"),
            (Column(_("登录名")), Column(_("机构")), Column(_("角色"))),
            beyond,
            empty=_("没有人的权限超出机构文件和角色文件。"),
        ),
        "table": Table(
            _("角色"),
            (
                Column(_("角色")),
                Column(_("职责")),
                Column(_("可以做")),
                Column(_("人数"), number=True),
            ),
            rows,
        ),
    }
    return render(request, "kernel_access/admin_roles.html", context)


@require_GET
def role(request: CityRequest, role_id: str) -> HttpResponse:
    policies.check_can_see_grants(request.actor)
    city = get_city()
    found = city.roles.get(role_id)
    if found is None:
        raise Refused("role-unknown", "没有这个角色，请返回角色列表。", status=404)
    holders = queries.list_holders(role_id, on=clock.now().astimezone(city.zone).date())
    kind = ADMINISTRATORS.get(found.administrator or "", _("不是"))
    context = {
        "queues": queues(request, current="admin-roles"),
        "title": found.title,
        "rows": (
            Answer(_("职责"), found.means),
            Answer(_("可以做"), lines=tuple(f"{DEEDS.get(d, '')}（{d}）" for d in found.deeds)),
            Answer(_("管到哪里"), _(COVERS[found.covers])),
            Answer(_("三员"), kind),
        ),
        "table": Table(
            _("谁担任"),
            tuple(Column(t) for t in (_("机构"), _("姓名"), _("登录名"), _("自"), _("至"))),
            tuple(
                (
                    city.organisations[h.organisation].title
                    if h.organisation in city.organisations
                    else h.organisation,
                    h.account.name,
                    h.account.username,
                    f"{h.since:%Y-%m-%d}",
                    f"{h.until:%Y-%m-%d}" if h.until else "—",
                )
                for h in holders
            ),
            empty=_("今天没有人担任。"),
        ),
    }
    return render(request, "kernel_access/admin_role.html", context)
