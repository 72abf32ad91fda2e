"""/desk/cases/<id>: everything on one page, and below it what I may do."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from yiwang.kernel.cases import policies, ports, queries
from yiwang.kernel.cases.pages import desk
from yiwang.kernel.cases.pages.bar import Bar, Typed, bar_of
from yiwang.kernel.cases.queries import CaseRow, known, showing
from yiwang.kernel.cases.queries.showing import Say
from yiwang.kernel.cases.types import NO_FILE, State
from yiwang.kernel.city.queries import get_city, get_item
from yiwang.kernel.files import queries as files
from yiwang.kernel.records.engine.disclosure import disclose, discloses
from yiwang.kernel.rules.queries import list_decisions
from yiwang.lib import clock
from yiwang.ui.components import Answer, Field, Problem, problems
from yiwang.ui.request import CityRequest

SHOWN = ("name", "number", "phone", "answers", "materials")
TITLES = {"name": "姓名或名称", "number": "证件号码", "phone": "联系电话", "address": "地址"}
NOTHING = Typed()


@require_GET
@discloses(subject="applicant", purpose="办理办件")
def case(request: CityRequest, case_id: UUID) -> HttpResponse:
    policies.check_is_official(request.actor)
    return show(request, case_id)


def show(request: CityRequest, case_id: UUID, *, typed: Typed = NOTHING) -> HttpResponse:
    """Show a case as it is now, with what was typed when a deed could not be done."""
    found = queries.get_case(case_id)
    policies.check_can_see(request.actor, found)
    disclose(request, found.party, SHOWN)
    at, city, say = clock.now(), get_city(), desk.speaker(request)
    reckoning, tasks = queries.reckon_case(found, at=at), queries.list_tasks(found)
    today = at.astimezone(city.zone).date()
    item = get_item(found.release)
    bar = bar_of(found, tasks, actor=request.actor, typed=typed, say=say, today=today)
    others = _other_deeds(request, found, typed=typed, say=say)
    context: dict[str, Any] = {
        **desk.todo_context(request, opened=found.pk),
        "open": True,
        "case": found,
        "title": say(found.title),
        "note": say(showing.state_note(found)),
        "outcome": say(found.get_outcome_display()) if found.outcome else "",
        "light": showing.light(reckoning),
        "remaining": say(showing.remaining(reckoning)),
        "facts": _facts(found, reckoning, say),
        "groups": known.Known(found, item, say=say).groups(),
        "materials": known.materials(queries.list_materials(found), say=say),
        "timeline": showing.timeline(
            queries.list_events(found), tasks, reckoning, zone=city.zone, say=say
        ),
        "reasons": showing.reasons(reckoning, say),
        "rules": _rules(found.pk, say),
        "notes": [(n, showing.moment(n.at, city.zone)) for n in queries.list_notes(found)],
        "panels": _panels(request, found.pk),
        "bar": bar,
        "done": say("办好了。") if request.GET.get("done") else "",
        "refused": None if typed.refused and typed.refused.field else typed.refused,
        "problems": _problems(typed, bar, others),
        "changed": _changed(typed, bar, say),
        **others,
    }
    status = typed.refused.status if typed.refused else 422 if typed.errors else 200
    return render(request, "kernel_cases/case.html", context, status=status)


def _other_deeds(request: CityRequest, found: CaseRow, *, typed: Typed, say: Say) -> dict[str, Any]:
    """Special procedures and extension, where the item, the regime and my role allow them."""
    may_suspend = policies.can_suspend(request.actor, found)
    special = get_item(found.release).service.special if may_suspend else ()
    suspended = may_suspend and found.state == State.SUSPENDED

    def box(name: str, label: str, *, lines: int = 0) -> Field:
        return Field(
            name=name,
            label=say(label),
            kind="textarea" if lines else "number",
            rows=lines,
            width="3",
            inputmode="" if lines else "numeric",
            value=typed.value(name),
            error=typed.error(name),
        )

    return {
        "special": [(p.id, say(f"{p.title}（{p.kind}）"), p.days) for p in special],
        "suspended": suspended,
        "may_extend": policies.can_extend(request.actor, found),
        "days": box("days", "天数"),
        "reasons_field": box("reasons", "理由（会告知申请人）", lines=2),
        "conclusion": box("note", "结论", lines=2),
        "reply": box("text", "回复申请人", lines=2),
    }


@require_GET
@discloses(subject="applicant", purpose="查看申请材料")
def material_file(request: CityRequest, material_id: int) -> HttpResponse:
    """Show a file that was handed in, to whoever may see its case."""
    found = queries.get_material(material_id)
    policies.check_can_see(request.actor, found.case, absent=NO_FILE)
    disclose(request, found.party, ("materials",))
    if found.file is None:
        raise RuntimeError("get_material returns materials with a file")
    stored = files.get_file(found.file)
    response = HttpResponse(files.read(stored), content_type=stored.media_type)
    response["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(stored.name)}"
    return response


def _facts(found: CaseRow, reckoning: Any, say: Say) -> list[Answer]:
    """Who applies, through which door, and until when."""
    kept = found.applicant
    rows = [Answer(label=say(t), value=kept[k]) for k, t in TITLES.items() if kept.get(k)]
    city = get_city()
    window = city.organisations.get(found.received_by)
    channel = say(found.get_channel_display()) + (say(f"，{window.title}收件") if window else "")
    rows.append(Answer(label=say("怎样申请"), value=channel))
    rows.append(Answer(label=say("怎样送达"), value=say(found.get_delivery_display())))
    for title, running in (("承诺", reckoning.promised), ("法定", reckoning.statutory)):
        if running:
            tentative = say("（暂定）") if reckoning.tentative else ""
            rows.append(
                Answer(label=say(f"{title}办结日"), value=f"{running.due:%Y-%m-%d}{tentative}")
            )
    return rows


def _problems(typed: Typed, bar: Bar, others: dict[str, Any]) -> tuple[Problem, ...]:
    """Everything to mend, each with the control it leads to."""
    fields = [*bar.form, *([bar.opinion] if bar.opinion else [])]
    fields += [value for value in others.values() if isinstance(value, Field)]
    found = problems(fields)
    if not found and typed.refused and typed.refused.field:
        return (Problem(typed.refused.message),)
    return found


def _changed(typed: Typed, bar: Bar, say: Say) -> list[str]:
    """After a conflict: what to do now, and what was typed if there is no field left to keep it."""
    if typed.refused is None or typed.refused.field:
        return []
    lines = [say("下面是最新的内容。")]
    if bar.opinion is None and typed.value("opinion"):
        lines.append(say("您刚才写的：") + typed.value("opinion"))
    elif typed.value("opinion"):
        lines.append(say("您刚才写的还在下面，看清以后可以再提交。"))
    return lines


def _rules(case_id: UUID, say: Say) -> list[tuple[list[Answer], list[str]]]:
    """What rules found, with the annotation of each matched row."""
    return [
        (
            [
                Answer(label=say(k), value=say(str(v)), source=say("规则得出"))
                for k, v in d.outputs.items()
            ],
            [say(a) for m in d.matches for a in m["annotations"] if a],
        )
        for d in list_decisions(case_id)
    ]


def _panels(request: CityRequest, case_id: UUID) -> Sequence[ports.Panel]:
    made = (ports.panels.get(k)(case_id, request.actor, clock.now()) for k in ports.panels)
    return [panel for panel in made if panel is not None]
