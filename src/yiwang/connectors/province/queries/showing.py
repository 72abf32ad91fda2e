"""From rows to the plain values that the components show."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from yiwang.connectors.province.mapping import SECRET
from yiwang.connectors.province.models import Line, Row
from yiwang.connectors.province.queries.rows import list_rows_of
from yiwang.connectors.province.standard import FIELDS
from yiwang.kernel.cases.ports import Panel
from yiwang.kernel.city.queries import get_city, keeper_sentence
from yiwang.lib.actor import Actor, Kind
from yiwang.ui import components as c


def moment(at: datetime) -> str:
    return f"{at.astimezone(get_city().zone):%Y-%m-%d %H:%M}"


def said(row: Row) -> str:
    """Say in one line what came back."""
    return "；".join(p["rule"] for p in row.problem)


def table(rows: Sequence[Row], paging: c.Paging) -> c.Table:
    """The list of what came back."""
    titles = (_("数据"), _("事项"), _("办件编号"), _("为什么退回"), _("退回时间"))
    return c.Table(
        caption=_("退回的数据"),
        columns=tuple(c.Column(t) for t in titles),
        rows=tuple(
            (
                c.Cell(
                    f"{row.get_kind_display()}信息", reverse("desk-rejected-row", args=[row.pk])
                ),
                row.title,
                row.number[-12:],
                said(row),
                moment(row.at),
            )
            for row in rows
        ),
        paging=paging,
        empty=_("没有退回的数据。"),
    )


def detail(row: Row) -> list[c.Answer]:
    """Every field as it was sent; identifiers are not shown."""
    wrong = {p["field"]: p["rule"] for p in row.problem}
    found = []
    for name, spec in FIELDS[row.kind].items():
        value = row.overrides.get(name) or row.body.get(name, "")
        meaning = spec.codes.get(value, value)
        value = value if meaning == value else f"{value} {meaning}"
        if name == SECRET[0]:
            value = _("发送时从主体资料取")
        if value or name in wrong:
            source = _("改填") if name in row.overrides else ""
            found.append(
                c.Answer(
                    label=name,
                    value=value or _("空"),
                    source=source,
                    lines=(wrong[name],) if name in wrong else (),
                )
            )
    return found


def history(row: Row) -> list[c.Moment]:
    """Every revision of this row: when it went, what came back, who mended it and why."""
    found: list[c.Moment] = []
    for other in (r for r in list_rows_of(row.case) if r.key == row.key):
        text = said(other) if other.problem else ""
        if other.reason:
            text = f"{text} {other.reason}".strip()
        found.append(
            c.Moment(
                title=f"第 {other.revision} 次：{other.get_state_display()}",
                when=moment(other.at),
                text=text,
                state="now" if other.pk == row.pk else "done",
            )
        )
    return found


def silence(line: Line, waiting: int) -> str:
    """Say that the province is silent, since when, and that nothing is lost; empty when it is not."""
    if line.silent_since is None:
        return ""
    return (
        f"{line.note}（自 {moment(line.silent_since)} 起）。{waiting} 条数据等待发送，"
        "恢复后自动发送，办件照常办理。"
    )


def panel(case_id: UUID, actor: Actor, _at: datetime) -> Panel | None:
    """Show on the case page how its rows stand with the province."""
    if actor.kind != Kind.STAFF:
        return None
    rows = [r for r in list_rows_of(case_id) if r.state != "mended"]
    if not rows:
        return None
    shown = c.Table(
        caption=_("报送省平台的数据"),
        columns=(c.Column(_("数据")), c.Column(_("状态")), c.Column(_("时间"))),
        rows=tuple(
            (
                f"{row.get_kind_display()}信息 {row.sequence}",
                row.get_state_display() + (f"：{said(row)}" if row.problem else ""),
                moment(row.at),
            )
            for row in rows
        ),
    )
    context = {"table": shown, "keeper": keeper_sentence("intake")}
    return Panel(_("省平台"), "connectors_province/panel.html", context)
