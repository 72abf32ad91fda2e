"""The inbox of a person or a member of staff."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from yiwang.kernel.access.policies import check_is_signed_in
from yiwang.kernel.messages import actions, ports, queries
from yiwang.kernel.messages.engine import template
from yiwang.kernel.messages.engine.mailbox import mailbox
from yiwang.kernel.records.engine.disclosure import disclose, discloses
from yiwang.lib import clock
from yiwang.lib.actor import Actor
from yiwang.ui.components import Cell, Column, Link, Paging, Table
from yiwang.ui.request import CityRequest


@require_GET
@discloses(subject="recipient", purpose="代收消息")
def inbox(request: CityRequest) -> HttpResponse:
    check_is_signed_in(request.actor)
    _note(request)
    before = request.GET.get("before", "")
    page, more = queries.list_messages(
        request.actor, before=int(before) if before.isdecimal() else None
    )
    rows = tuple(
        (
            Cell(m.title or _("（无标题）"), f"/my/messages/{m.pk}"),
            f"{localtime(m.at):%Y-%m-%d %H:%M}",
            _("已读") if m.read_at else _("未读"),
        )
        for m in page
    )
    context = {
        "crumbs": (Link(_("首页"), "/"), Link(_("我的"), "/me"), Link(_("消息"), current=True)),
        "unread": queries.count_unread(request.actor),
        "empty_box": not mailbox(request.actor),
        "messages": Table(
            caption=_("全部消息，新的在前"),
            columns=(Column(_("标题")), Column(_("时间")), Column(_("状态"))),
            rows=rows,
            paging=Paging(after=f"?before={more}" if more else ""),
            empty=_("还没有消息。"),
        ),
    }
    return render(request, "kernel_messages/inbox.html", context)


@require_GET
@discloses(subject="recipient", purpose="代收消息")
def message(request: CityRequest, message_id: int) -> HttpResponse:
    """Show one message; opening it is reading it."""
    check_is_signed_in(request.actor)
    found = actions.mark_read(message_id=message_id, actor=request.actor, at=clock.now())
    _note(request)
    context = {
        "crumbs": (
            Link(_("首页"), "/"),
            Link(_("我的"), "/me"),
            Link(_("消息"), "/my/messages"),
            Link(found.title, current=True),
        ),
        "message": found,
        "text": mark_safe(template.html(found.text)),  # noqa: S308 - no raw HTML passes template
        "about": _about(found.about_type, found.about_id, request.actor),
    }
    return render(request, "kernel_messages/message.html", context)


def _about(kind: str, identity: str, actor: Actor) -> Link | None:
    """Return where the thing that a message is about is shown to this actor."""
    key = f"{kind}:{actor.kind}"
    return ports.about.get(key)(identity) if key in ports.about else None


def _note(request: CityRequest) -> None:
    """Reading another party's mail is noted; one's own is not."""
    party = request.actor.acting_for
    if party is not None and party != request.actor.party:
        disclose(request, party, ("messages",))
