"""From a case to the plain values that the components show."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.urls import reverse

from yiwang.kernel.cases.models import Case, Event, Task
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
BY_TASK = frozenset({"accepted", "declined", "decided", "delivered"})
Say = Callable[[str], str]  # text of the house or of a pack, in the reader's script


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


def due(reckoning: limits.Reckoning) -> str:
    """Say the day on which the running clock ends; empty when nothing runs."""
    clock = reckoning.promised or reckoning.statutory
    if clock is None or str(reckoning.light) in ("none", "stopped"):
        return ""
    return f"{clock.due:%m-%d} 到期{'（暂定）' if reckoning.tentative else ''}"


def todo_rows(
    tasks: Sequence[Task],
    clocks: Mapping[UUID, limits.Reckoning],
    *,
    say: Say,
    opened: UUID | None = None,
    queue: str = "",
) -> list[c.Row]:
    """Return the rows of the to-do list; beside each the step that waits and who is on it."""
    return [
        _row(
            task.case,
            clocks[task.case_id],
            say=say,
            state="　".join(filter(None, (say(task.name), on_it(task)))),
            queue=queue,
            open_=task.case_id == opened,
        )
        for task in tasks
    ]


def case_rows(
    cases: Sequence[Case], clocks: Mapping[UUID, limits.Reckoning], *, say: Say
) -> list[c.Row]:
    return [_row(x, clocks[x.pk], say=say, state=say(x.get_state_display())) for x in cases]


def _row(
    case: Case,
    reckoning: limits.Reckoning,
    *,
    say: Say,
    state: str,
    queue: str = "",
    open_: bool = False,
) -> c.Row:
    url = reverse("desk-case", args=[case.pk])
    return c.Row(
        title=say(case.title),
        url=f"{url}?queue={queue}" if queue else url,
        number=case.number[-12:],
        party=case.applicant["name"],
        light=light(reckoning),
        due=say(remaining(reckoning) or due(reckoning)),
        state=state,
        open=open_,
    )


def on_it(task: Task) -> str:
    """Say who took a task, e.g. 郑海涛在办, and for two signers who has signed."""
    taken = task.assignments.all()
    signed = "、".join(a.name for a in taken if a.signed_at)
    busy = "、".join(a.name for a in taken if not a.signed_at)
    said = [f"{signed} 已签" if signed else "", f"{busy} 在办" if busy else ""]
    return "，".join(filter(None, said))


def light(reckoning: limits.Reckoning) -> c.LightName:
    names: dict[str, c.LightName] = {
        "normal": "normal",
        "warning": "warning",
        "overdue": "overdue",
        "stopped": "stopped",
    }
    return names.get(str(reckoning.light), "none")


def reasons(reckoning: limits.Reckoning, say: Say = str) -> tuple[c.Reason, ...]:
    """Return the steps of the clock: why this date?"""
    return tuple(
        c.Reason(day=f"{s.day:%Y-%m-%d}", text=say(s.text), law=say(s.law)) for s in reckoning.steps
    )


def timeline(
    events: Sequence[Event],
    tasks: Sequence[Task],
    reckoning: limits.Reckoning,
    *,
    zone: ZoneInfo,
    say: Say = str,
) -> list[c.Moment]:
    """What happened, who did what, what is next and when; a deed of a task is told once."""
    signed = {t.done_at for t in tasks if t.state == TaskState.DONE}
    happened = [
        (
            e.at,
            c.Moment(
                title=say(EVENTS.get(e.kind, e.kind)),
                when=moment(e.at, zone),
                text=_said(e),
                iso=e.at.isoformat(),
            ),
        )
        for e in events
        if e.kind not in BY_TASK or e.at not in signed
    ]
    worked = [
        (
            t.done_at,
            c.Moment(
                title=say(t.name),
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
        c.Moment(
            title=say(t.name), text=waiting_for(t), state="now", reasons=reasons(reckoning, say)
        )
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


def waiting_for(task: Task) -> str:
    signed = [a.name for a in task.assignments.all() if a.signed_at]
    if task.signers > 1:
        return f"须 {task.signers} 人签署，已签：{'、'.join(signed) or '无'}"
    return on_it(task) or "等待办理"


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
