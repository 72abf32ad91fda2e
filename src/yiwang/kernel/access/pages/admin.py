"""What the pages of the three administrators share: the left pane, by deed."""

from datetime import datetime

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from yiwang.kernel.access import policies
from yiwang.ui.components import Link, Queue
from yiwang.ui.request import CityRequest


def queues(request: CityRequest, *, current: str) -> tuple[Queue, ...]:
    """Return the groups of links that this administrator has; each of the three has their own."""
    actor = request.actor
    groups = (
        (
            policies.can_manage_accounts(actor, actor.organisation),
            _("系统管理"),
            (("admin-accounts", _("账号")), ("admin-posts", _("到岗离岗"))),
        ),
        (policies.can_see_grants(actor), _("安全管理"), (("admin-roles", _("角色和权限")),)),
        (
            policies.can_read_record(actor),
            _("审计"),
            (
                ("admin-records", _("操作记录")),
                ("admin-looks", _("谁看过谁")),
                ("admin-log", _("封存与核验")),
            ),
        ),
    )
    return tuple(
        Queue(
            title,
            tuple(
                Link(label, reverse(f"access:{name}"), current=name == current)
                for name, label in links
            ),
        )
        for has, title, links in groups
        if has
    )


def moment(at: datetime | None) -> str:
    """Say a time to the minute, in the city's zone; empty when there is none."""
    return f"{localtime(at):%Y-%m-%d %H:%M}" if at else ""


def number(text: str) -> int | None:
    """Read a cursor; a mangled one begins at the first page."""
    return int(text) if text.isdecimal() and len(text) < 19 else None  # noqa: PLR2004 - of a bigint
