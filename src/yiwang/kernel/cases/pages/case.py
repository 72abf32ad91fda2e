"""/desk/cases/<id>: everything on one page, and below it what I may do."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from yiwang.kernel.cases import policies, ports, queries
from yiwang.kernel.cases.pages.desk import queue_groups
from yiwang.kernel.cases.queries import showing
from yiwang.kernel.cases.types import ADVERSE, TASK_DEEDS, Deed, State
from yiwang.kernel.city.queries import get_city, get_item
from yiwang.kernel.files import queries as files
from yiwang.kernel.records.engine.disclosure import disclose, discloses
from yiwang.kernel.rules.queries import list_decisions
from yiwang.lib import clock
from yiwang.ui.components import Answer, Field
from yiwang.ui.request import CityRequest

SHOWN = ("name", "number", "phone", "answers", "materials")
BUTTONS = {
    "accept": "受理",
    "decline": "不予受理",
    "pass": "核查通过",
    "fail": "核查不通过",
    "grant": "准予",
    "refuse": "不予",
    "delivered": "已送达",
    "confirm": "确认",
}
PROPOSE = {"grant": "建议准予", "refuse": "建议不予"}


@dataclass(frozen=True)
class Button:
    outcome: str
    title: str
    adverse: bool


@require_GET
@discloses(subject="applicant", purpose="办理办件")
def case(request: CityRequest, case_id: UUID) -> HttpResponse:
    policies.check_is_official(request.actor)
    found = queries.get_case(case_id)
    policies.check_can_see(request.actor, found)
    disclose(request, found.party, SHOWN)
    at, city = clock.now(), get_city()
    reckoning = queries.reckon_case(found, at=at)
    tasks = queries.list_tasks(found)
    mine = [t for t in tasks if policies.can_complete(request.actor, t)]
    item = get_item(found.release)
    context: dict[str, Any] = {
        "queues": queue_groups(request, current="none"),
        "open": True,
        "case": found,
        "note": showing.state_note(found),
        "light": showing.light(reckoning),
        "remaining": showing.remaining(reckoning),
        "applicant": _applicant(found.applicant),
        "answers": showing.answers(found),
        "materials": showing.materials(queries.list_materials(found)),
        "timeline": showing.timeline(queries.list_events(found), tasks, reckoning, zone=city.zone),
        "reasons": showing.reasons(reckoning),
        "rules": _rules(found.pk),
        "notes": [(n, showing.moment(n.at, city.zone)) for n in queries.list_notes(found)],
        "panels": _panels(request, found.pk),
        "task": mine[0] if mine else None,
        "buttons": _buttons(mine[0].deed) if mine else (),
        "opinion": _opinion(mine[0].deed) if mine else None,
        "may_supplement": bool(mine) and mine[0].deed == Deed.ACCEPT,
        "special": item.service.special if policies.can_suspend(request.actor, found) else (),
        "suspended": found.state == State.SUSPENDED,
        "may_extend": policies.can_extend(request.actor, found),
    }
    return render(request, "kernel_cases/case.html", context)


@require_GET
@discloses(subject="applicant", purpose="查看申请材料")
def material_file(request: CityRequest, material_id: int) -> HttpResponse:
    """Show a file that was handed in, to whoever may see its case."""
    found = queries.get_material(material_id)
    policies.check_can_see(request.actor, found.case)
    disclose(request, found.party, ("materials",))
    if found.file is None:
        raise RuntimeError("get_material returns materials with a file")
    stored = files.get_file(found.file)
    response = HttpResponse(files.read(stored), content_type=stored.media_type)
    response["Content-Disposition"] = f'inline; filename="{found.material}"'
    return response


def _applicant(kept: dict[str, str]) -> list[Answer]:
    titles = {"name": "姓名或名称", "number": "证件号码", "phone": "联系电话", "address": "地址"}
    return [Answer(label=t, value=kept[k]) for k, t in titles.items() if kept.get(k)]


def _rules(case_id: UUID) -> list[tuple[str, list[Answer], list[str]]]:
    """What rules found, with the annotation of each matched row."""
    return [
        (
            d.decision,
            [Answer(label=k, value=str(v), source="规则得出") for k, v in d.outputs.items()],
            [a for m in d.matches for a in m["annotations"] if a],
        )
        for d in list_decisions(case_id)
    ]


def _panels(request: CityRequest, case_id: UUID) -> Sequence[ports.Panel]:
    made = (ports.panels.get(k)(case_id, request.actor, clock.now()) for k in ports.panels)
    return [panel for panel in made if panel is not None]


def _buttons(deed: str) -> list[Button]:
    words = BUTTONS | (PROPOSE if deed == Deed.REVIEW else {})
    return [Button(o, words[o], o in ADVERSE) for o in TASK_DEEDS[deed].outcomes]


def _opinion(deed: str) -> Field:
    asked = {
        Deed.ACCEPT: "不予受理的理由",
        Deed.CHECK: "现场情况",
        Deed.DELIVER: "送达情况",
    }.get(Deed(deed), "意见和理由")
    return Field(name="opinion", label=asked, kind="textarea", rows=2, required=False)
