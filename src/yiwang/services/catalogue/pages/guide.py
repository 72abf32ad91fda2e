"""/items/<pack>/<service>: 办事指南."""

from collections.abc import Sequence
from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from yiwang.lib import bpmn
from yiwang.services.catalogue import queries
from yiwang.ui.components import Answer, Link
from yiwang.ui.look import Script
from yiwang.ui.request import CityRequest
from yiwang.ui.script import say


@require_GET
def item(request: CityRequest, pack: str, service: str) -> HttpResponse:
    script = request.look.script
    guide = queries.get_guide(pack, service)
    declared = guide.service
    theme = declared.themes[0] if declared.themes else ""

    def tell(text: str) -> str:
        return say(text, script=script)

    context = {
        "title": declared.title,
        "heading": tell(declared.title),
        "apply_url": guide.apply_url if "online" in declared.channels else "",
        "facts": said(guide.facts, script),
        "conditions": [tell(c) for c in declared.conditions],
        "brought": [
            replace(m, title=tell(m.title), source=tell(m.source), notes=tuple(map(tell, m.notes)))
            for m in guide.brought
        ],
        "known": [
            replace(m, title=tell(m.title), source=tell(m.source), notes=tuple(map(tell, m.notes)))
            for m in guide.known
        ],
        "limits": said(guide.limits, script),
        "steps": [(tell(s.title), tell(s.means)) for s in declared.steps],
        "process": bpmn.draw(bpmn.read(guide.item.process)),
        "law": [tell(line) for line in declared.law],
        "faqs": [(tell(q.question), tell(q.answer)) for q in declared.questions],
        "place": said(guide.place, script),
        "remedies": said(guide.remedies, script),
        "versions": said(guide.versions, script),
        "proactive": declared.proactive,
        "crumbs": (
            Link(_("首页"), "/"),
            *((Link(tell(theme), reverse("theme", args=[theme])),) if theme else ()),
            Link(tell(declared.title), current=True),
        ),
    }
    return render(request, "services_catalogue/item.html", context)


def said(rows: Sequence[Answer], script: Script) -> list[Answer]:
    """Return the rows of a summary in the reader's script; telephones and numbers stay."""
    return [
        replace(
            row,
            label=say(row.label, script=script),
            value=say(row.value, script=script) if row.value else "",
            source=say(row.source, script=script) if row.source else "",
            lines=tuple(say(line, script=script) for line in row.lines),
        )
        for row in rows
    ]
