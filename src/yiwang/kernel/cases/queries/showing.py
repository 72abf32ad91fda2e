"""From a case to the plain values that the components show."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.urls import reverse

from yiwang.kernel.cases.models import FAR, Case, Event, Material, Task
from yiwang.kernel.cases.types import TASK_DEEDS, State, TaskState
from yiwang.lib import limits
from yiwang.ui import components as c

EVENTS: Mapping[str, str] = {
    "received": "收件",
    "supplement_notified": "一次告知补正",
    "supplemented": "申请人补正",
    "accepted": "受理",
    "declined": "不予受理",
    "suspended": "特别程序开始",
    "resumed": "特别程序结束",
    "extended": "延期",
    "decided": "作出决定",
    "delivered": "送达",
    "withdrawn": "申请人撤回",
}
SOURCES: Mapping[str, str] = {
    "applicant": "申请人填写",
    "case": "办件",
    "decision": "规则得出",
    "parameter": "政策参数",
}
STATUS: Mapping[str, str] = {
    "absent": "库中没有",
    "unavailable": "库暂不可用，请人工核实",
    "unknown": "查不到",
}


def moment(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"


def remaining(reckoning: limits.Reckoning) -> str:
    """Say what is left, e.g. 剩 3 个工作日; empty when nothing runs."""
    clock = reckoning.promised or reckoning.statutory
    if clock is None or str(reckoning.light) in ("none", "stopped"):
        return ""
    if clock.remaining < 0:
        return f"超 {-clock.remaining} 个工作日"
    return f"剩 {clock.remaining} 个工作日" if clock.remaining else "今天到期"


def due(day: date | None, *, tentative: bool) -> str:
    if day is None or day == FAR:
        return "无期限"
    return f"{day:%m-%d} 到期{'（暂定）' if tentative else ''}"


def rows(
    cases: Sequence[tuple[Case, str]], clocks: Mapping[UUID, limits.Reckoning], opened: UUID | None
) -> list[c.Row]:
    """Return list rows; beside each case what it waits for."""
    return [
        c.Row(
            title=case.title,
            url=reverse("desk-case", args=[case.pk]),
            number=case.number[-12:],
            party=case.applicant["name"],
            light=light(clocks[case.pk]),
            due=due(case.promised_due or case.statutory_due, tentative=case.tentative),
            state=waits,
            open=case.pk == opened,
        )
        for case, waits in cases
    ]


def light(reckoning: limits.Reckoning) -> c.LightName:
    names: dict[str, c.LightName] = {
        "normal": "normal",
        "warning": "warning",
        "overdue": "overdue",
        "stopped": "stopped",
    }
    return names.get(str(reckoning.light), "none")


def reasons(reckoning: limits.Reckoning) -> tuple[c.Reason, ...]:
    """Return the steps of the clock: why this date?"""
    return tuple(c.Reason(day=f"{s.day:%Y-%m-%d}", text=s.text, law=s.law) for s in reckoning.steps)


def answers(case: Case) -> list[c.Answer]:
    """Return every value with its source; what differs from a register stands in red."""
    found = []
    for word, value in case.answers.items():
        cell = case.cells.get(word)
        known = cell if cell and cell["source"] not in SOURCES else None
        differs = _plain(known["value"]) if known and known["status"] == "found" else ""
        found.append(
            c.Answer(
                label=word,
                value=_plain(value),
                source=SOURCES["applicant"],
                differs=differs if differs != _plain(value) else "",
            )
        )
    found += [
        c.Answer(
            label=word,
            value=_plain(cell["value"]) or STATUS.get(cell["status"], ""),
            source=_source(cell),
        )
        for word, cell in case.cells.items()
        if word not in case.answers and cell["source"] not in ("case", "applicant")
    ]
    return found


def _source(cell: Mapping[str, str]) -> str:
    name = SOURCES.get(cell["source"], cell["source"])
    return f"{name} {cell['as_of']}".strip()


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "、".join(_plain(v) for v in value)
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)


def timeline(
    events: Sequence[Event], tasks: Sequence[Task], reckoning: limits.Reckoning, *, zone: ZoneInfo
) -> list[c.Moment]:
    """What happened, who did what, what is next and when."""
    happened = [
        (
            e.at,
            c.Moment(
                title=EVENTS.get(e.kind, e.kind),
                when=moment(e.at, zone),
                text=_said(e),
                iso=e.at.isoformat(),
            ),
        )
        for e in events
    ]
    worked = [
        (
            t.done_at,
            c.Moment(
                title=t.name,
                when=moment(t.done_at, zone),
                text=_worked(t),
                by=_signers(t),
                iso=t.done_at.isoformat(),
            ),
        )
        for t in tasks
        if t.state == TaskState.DONE and t.done_at
    ]
    past = [m for _, m in sorted(happened + worked, key=lambda pair: pair[0])]
    waiting = [
        c.Moment(title=t.name, text=_outcomes(t), state="now", reasons=reasons(reckoning))
        for t in tasks
        if t.state == TaskState.OPEN
    ]
    return past + waiting


def _said(event: Event) -> str:
    return (
        event.note if event.kind in ("supplement_notified", "extended", "resumed") else event.basis
    )


def _worked(task: Task) -> str:
    value = TASK_DEEDS[task.deed].outcomes.get(task.outcome, task.outcome)
    return f"{value}　{task.opinion}".strip()


def _signers(task: Task) -> str:
    return "、".join(a.name for a in task.assignments.all() if a.signed_at)


def _outcomes(task: Task) -> str:
    signed = [a.name for a in task.assignments.all() if a.signed_at]
    if task.signers > 1:
        return f"须 {task.signers} 人签署，已签：{'、'.join(signed) or '无'}"
    return "等待办理"


def materials(handed: Sequence[Material]) -> list[c.Answer]:
    return [
        c.Answer(
            label=m.title,
            value="查看文件" if m.file else "不用交",
            url=reverse("case-file", args=[m.pk]) if m.file else "",
            source="申请人上传" if m.file else f"来自{m.source}",
        )
        for m in handed
    ]


def state_note(case: Case) -> str:
    """One sentence under the title: what is going on."""
    return {
        State.RECEIVED: "已收件，还没有受理。收件不是受理。",
        State.SUPPLEMENT: "已一次告知补正，等申请人交来。",
        State.ACCEPTED: "已受理，正在办理。",
        State.SUSPENDED: "特别程序进行中，时限停止计算。",
        State.DECIDED: "已作出决定，等出件送达。",
        State.CLOSED: "已办结。",
    }[State(case.state)]
