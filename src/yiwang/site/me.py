"""/me: everything of the person at the screen, one step away."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from yiwang.kernel.access.policies import check_is_signed_in
from yiwang.kernel.messages.queries import count_unread
from yiwang.kernel.parties.queries import get_names
from yiwang.kernel.records.engine.disclosure import disclose, discloses
from yiwang.lib.actor import Kind
from yiwang.ui.components import Answer, Link
from yiwang.ui.request import CityRequest


def is_built(path: str) -> bool:
    """Whether a page answers there."""
    try:
        resolve(path)
    except Resolver404:
        return False
    return True


@require_GET
@discloses(subject="person", purpose="代为办事")
def me(request: CityRequest) -> HttpResponse:
    check_is_signed_in(request.actor)
    unread = count_unread(request.actor)
    mail = _("%d 条没看") % unread if unread else _("都看过了")
    person = request.actor.kind == Kind.PERSON
    links = _of_a_person(mail) if person else _of_staff(mail)
    party = request.actor.acting_for
    acting = ""
    if party is not None and party != request.actor.party:
        disclose(request, party, ("name",))
        acting = get_names([party])[party]
    context = {
        "person": person,
        "acting": acting,
        "others": len(request.actor.reach) > 1,
        "posts": [Answer(_("角色"), lines=request.actor.labels)] if request.actor.labels else [],
        "links": [link for link in links if is_built(link.url)],
    }
    return render(request, "ui/me.html", context)


def _of_a_person(mail: str) -> tuple[Link, ...]:
    return (
        Link(_("我的办件"), "/my/cases", icon="list-check", hint=_("办到哪一步，什么时候办好")),
        Link(_("没填完的"), "/my/drafts", icon="edit", hint=_("接着填")),
        Link(_("免申即享"), "/my/offers", icon="heart-handshake", hint=_("符合条件，确认就办")),
        Link(_("我的证照"), "/my/licences", icon="certificate", hint=_("查看、出示、下载")),
        Link(_("消息"), "/my/messages", icon="bell", hint=mail),
        Link(_("授权"), "/my/mandates", icon="users", hint=_("请人代办，或替人办")),
        Link(_("我的资料"), "/my/profile", icon="user", hint=_("登记了什么")),
        Link(_("谁看过我的数据"), "/my/data", icon="eye", hint=_("谁、为什么、什么时候")),
        Link(_("联系方式"), "/my/contacts", icon="phone", hint=_("手机号码、电子邮箱")),
    )


def _of_staff(mail: str) -> tuple[Link, ...]:
    return (
        Link(_("工作台"), "/desk", icon="inbox", hint=_("等您办理的事")),
        Link(_("消息"), "/my/messages", icon="bell", hint=mail),
        Link(_("修改密码"), "/login/password", icon="shield-check", hint=_("定期更换")),
    )
