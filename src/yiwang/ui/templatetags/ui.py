"""`{% load ui %}`: the components. Every one is shown in all its states at /ui."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from django import template
from django.template.context import Context
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from yiwang.ui import components as c
from yiwang.ui import maps

register = template.Library()

LIGHTS = {
    "normal": ("●", _("正常")),
    "warning": ("▲", _("临期")),
    "overdue": ("■", _("超期")),
    "stopped": ("Ⅱ", _("停计")),
    "none": ("○", _("不计时")),
}
BANNER_ICONS = {
    "info": "info-circle",
    "success": "circle-check",
    "warning": "alert-triangle",
    "error": "alert-circle",
}


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw one icon of the set; always beside a word, so hidden from screen readers."""
    return format_html(
        '<svg class="yw-icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("ui/icons.svg"),
        name,
    )


@register.simple_tag
def light(name: str, note: str = "") -> SafeString:
    """Say how a clock stands: shape, word, colour; `note` e.g. 剩 3 个工作日."""
    shape, word = LIGHTS[name]
    small = format_html("<small>{}</small>", note) if note else ""
    return format_html(
        '<span class="yw-light yw-light--{}"><span aria-hidden="true">{}</span>'
        "<span>{}</span>{}</span>",
        name,
        shape,
        word,
        small,
    )


@register.simple_tag(takes_context=True)
def deed(context: Context, *, seen: int | str = "") -> SafeString:
    """Hide the deed's own number, and the version that the person saw, in a form.

    A form that comes back with a problem keeps its number, so that a repeat stays a repeat.
    """
    request = context.get("request")
    posted = request.POST.get("deed", "") if request is not None else ""
    try:
        number = UUID(posted)
    except ValueError:
        number = uuid4()
    version = format_html('<input type="hidden" name="seen" value="{}">', seen)
    return format_html(
        '<input type="hidden" name="deed" value="{}">{}', number, version if seen != "" else ""
    )


@register.filter
def bytes_of(size: int) -> str:
    """Say a size as a person would: 800 KB, 10 MB."""
    if size >= 1024 * 1024:
        return f"{size / 1024 / 1024:.1f}".removesuffix(".0") + " MB"
    return f"{max(1, round(size / 1024))} KB"


@register.inclusion_tag("ui/parts/field.html", name="field")
def field_(field: c.Field) -> dict[str, Any]:
    return {"f": field, "part": f"ui/parts/field-{field.kind}.html"}


@register.inclusion_tag("ui/parts/errors.html")
def errors(problems: Sequence[c.Problem]) -> dict[str, Any]:
    return {"problems": problems}


@register.inclusion_tag("ui/parts/tasks.html")
def tasks(items: Sequence[c.Task]) -> dict[str, Any]:
    return {"items": items}


@register.inclusion_tag("ui/parts/summary.html")
def summary(rows: Sequence[c.Answer]) -> dict[str, Any]:
    return {"rows": rows}


@register.inclusion_tag("ui/parts/timeline.html")
def timeline(moments: Sequence[c.Moment]) -> dict[str, Any]:
    return {"moments": moments}


@register.inclusion_tag("ui/parts/why.html")
def why(reasons: Sequence[c.Reason]) -> dict[str, Any]:
    return {"reasons": reasons}


@register.inclusion_tag("ui/parts/table.html")
def table(table: c.Table) -> dict[str, Any]:
    return {"t": table}


@register.inclusion_tag("ui/parts/paging.html")
def paging(paging: c.Paging) -> dict[str, Any]:
    return {"p": paging}


@register.inclusion_tag("ui/parts/banner.html")
def banner(kind: str, title: str, text: str = "", *, live: bool = False) -> dict[str, Any]:
    """Show a banner: info, success, warning or error; `live`: announced when it appears."""
    return {
        "kind": kind,
        "title": title,
        "text": text,
        "icon_name": BANNER_ICONS[kind],
        "role": ("alert" if kind == "error" else "status") if live else "",
    }


@register.inclusion_tag("ui/parts/tabs.html")
def tabs(label: str, links: Sequence[c.Link]) -> dict[str, Any]:
    return {"label": label, "links": links}


@register.inclusion_tag("ui/parts/tiles.html")
def tiles(links: Sequence[c.Link]) -> dict[str, Any]:
    return {"links": links}


@register.inclusion_tag("ui/parts/crumbs.html")
def crumbs(links: Sequence[c.Link]) -> dict[str, Any]:
    return {"links": links}


@register.inclusion_tag("ui/parts/queues.html")
def queues(groups: Sequence[c.Queue]) -> dict[str, Any]:
    return {"groups": groups}


@register.inclusion_tag("ui/parts/rows.html")
def rows(items: Sequence[c.Row], form: str = "") -> dict[str, Any]:
    """List cases in the workbench; `form` is the id of the form that takes a batch."""
    return {"items": items, "form": form}


@register.inclusion_tag("ui/parts/chart.html")
def chart(chart: c.Chart) -> dict[str, Any]:
    return {"c": chart, "id": f"chart-{chart.name}"}


@register.inclusion_tag("ui/parts/map.html", name="map")
def map_(drawing: maps.Drawing) -> dict[str, Any]:
    return {"m": drawing}


@register.inclusion_tag("ui/parts/process.html")
def process(svg: str, title: str, source: str = "") -> dict[str, Any]:
    """Frame the picture of a process. `svg` comes from lib.bpmn.draw, which escapes its text."""
    return {"svg": mark_safe(svg), "title": title, "source": source}  # noqa: S308
