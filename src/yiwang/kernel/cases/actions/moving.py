"""What every deed shares: an event for the clock, the dates made anew, the process moved on."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from yiwang.kernel.cases import ports
from yiwang.kernel.cases.engine import clockwork, context, place
from yiwang.kernel.cases.models import FAR, Case, Event, Task
from yiwang.kernel.cases.types import TASK_DEEDS, Channel, Outcome, State, TaskState
from yiwang.kernel.city.queries import get_city, get_item
from yiwang.kernel.city.types import Item
from yiwang.kernel.forms.types import Cell
from yiwang.kernel.processes import engine as processes
from yiwang.kernel.records.actions import record
from yiwang.kernel.rules import actions as rules
from yiwang.lib import limits
from yiwang.lib.actor import Actor

GRANT = "cases.grant"  # the one service that the kernel answers itself: a rule grants


def add_event(
    case: Case,
    kind: str,
    *,
    actor: Actor,
    at: datetime,
    basis: str = "",
    days: int | None = None,
    note: str = "",
) -> None:
    """Add what happened, if the regime grants it, and reckon the dates anew."""
    city, item = get_city(), get_item(case.release)
    events = [clockwork.as_event(e) for e in case.events.order_by("at", "id")]
    new = limits.Event(kind=kind, at=at, basis=basis, days=days, note=note)
    limits.check(events, clockwork.terms(item.service), new, city.calendar, zone=city.city.timezone)
    Event.objects.create(
        case=case,
        organisation=case.organisation,
        party=case.party,
        kind=kind,
        at=at,
        actor=str(actor),
        basis=basis,
        days=days,
        note=note,
    )
    _set_dues(case, [*events, new], at=at)


def refresh_dues(case: Case, *, at: datetime) -> None:
    """Reckon both clocks with the calendar in force."""
    events = [clockwork.as_event(e) for e in case.events.order_by("at", "id")]
    _set_dues(case, events, at=at)


def _set_dues(case: Case, events: Sequence[limits.Event], *, at: datetime) -> None:
    """Keep the dates in the case and carry the due date to the open tasks."""
    city, item = get_city(), get_item(case.release)
    today = at.astimezone(city.zone).date()
    dues = clockwork.dues(clockwork.reckon(events, item.service, city, today=today))
    case.promised_due, case.statutory_due = dues.promised, dues.statutory
    case.tentative = dues.tentative
    case.tasks.filter(state=TaskState.OPEN).exclude(due=task_due(case)).update(due=task_due(case))


def task_due(case: Case) -> Any:
    return case.promised_due or case.statutory_due or FAR


def advance(case: Case, run: processes.Run, *, actor: Actor, at: datetime) -> None:
    """Run decisions and ports up to the next person, then bring the task rows in line."""

    def handle(step: processes.Waiting) -> Mapping[str, Any]:
        if step.kind == "businessRuleTask":
            return decide_by_rule(case, step.config["decision"], at=at)
        port = step.config["port"]
        if port == GRANT:
            return grant_by_rule(case, actor=actor, at=at)
        case.save()
        return ports.services.get(port)(case.pk, actor, at)

    run.advance(handle)
    sync_tasks(case, run, at=at)
    if run.completed:
        case.tokens = None
        close(case, actor=actor, at=at)
    else:
        case.tokens = run.tokens()


def decide_by_rule(case: Case, decision: str, *, at: datetime) -> Mapping[str, Any]:
    """Evaluate a pinned decision on what the case knows; outputs become words of the case."""
    item = get_item(case.release)
    cells = context.merge(
        item,
        answers=case.answers,
        cells=context.restore(case.cells),
        received=case.received_at.astimezone(get_city().zone).date(),
        channel=Channel(case.channel),
        region=case.region,
    )
    cells |= said_in_tasks(case, item)
    outputs = rules.decide(
        about=case.pk,
        organisation=case.organisation,
        party=case.party,
        release=case.release,
        decision=decision,
        xml=item.decisions[decision],
        context=context.feel_context(item, cells),
        inputs=context.store(cells),
        at=at,
    )
    for word, value in outputs.items():
        case.cells[word] = {"value": value, "source": "decision", "status": "found", "as_of": ""}
    return outputs


def said_in_tasks(case: Case, item: Item) -> dict[str, Cell]:
    """Return what people concluded in the steps so far, by the declared words (确认结果 …)."""
    done = case.tasks.filter(state=TaskState.DONE).order_by("done_at", "id")
    told = ((TASK_DEEDS[t.deed], t) for t in done)
    return {
        known.word: Cell(known.outcomes[t.outcome], "official")
        for known, t in told
        if known.word in item.words
    }


def grant_by_rule(case: Case, *, actor: Actor, at: datetime) -> Mapping[str, Any]:
    """A rule may grant where the item says so; it can do nothing else."""
    service = get_item(case.release).service
    if "granted" not in service.automatic:
        raise PermissionError(f"{case.key} does not let a rule grant")
    reason = case.cells.get("原因", {}).get("value") or "符合本事项公布的全部条件。"
    settle(case, Outcome.GRANTED, reasons=str(reason), decided_by="rule", actor=actor, at=at)
    return {"决定": "准予"}


def settle(
    case: Case, outcome: Outcome, *, reasons: str, decided_by: str, actor: Actor, at: datetime
) -> None:
    """Write the decision into the case and tell who listens."""
    case.outcome, case.reasons, case.decided_by = outcome, reasons, decided_by
    case.state, case.decided_at = State.DECIDED, at
    add_event(case, "decided", actor=actor, at=at, note=outcome)
    case.save()
    record("case.decided", about=case, actor=actor, at=at, data={"outcome": str(outcome)})


def sync_tasks(case: Case, run: processes.Run, *, at: datetime) -> None:
    """Open a row for each step that waits for a person; cancel rows whose step is gone."""
    waiting = {w.token: w for w in run.people()}
    open_rows = case.tasks.filter(state=TaskState.OPEN)
    open_rows.exclude(token__in=waiting).update(state=TaskState.CANCELLED, done_at=at)
    known = set(open_rows.values_list("token", flat=True))
    fresh = [step for token, step in waiting.items() if token not in known]
    offices = {s.token: place.office_of(get_city(), case, s.config["deed"]) for s in fresh}
    if involved := set(offices.values()) - {case.organisation, *case.involved}:
        case.involved = [*case.involved, *sorted(involved)]
        case.save()
    Task.objects.bulk_create(
        Task(
            case=case,
            organisation=offices[step.token],
            party=case.party,
            token=step.token,
            node=step.node,
            name=step.name,
            deed=step.config["deed"],
            role=step.config.get("role", ""),
            signers=int(step.config.get("signers", "1")),
            opened_at=at,
            due=task_due(case),
        )
        for step in fresh
    )


def close(case: Case, *, actor: Actor, at: datetime) -> None:
    """End a case; every case ends with an outcome."""
    if not case.outcome:
        raise RuntimeError(f"process of {case.key} ended without an outcome")
    case.state, case.closed_at = State.CLOSED, at
    case.tasks.filter(state=TaskState.OPEN).update(state=TaskState.CANCELLED, done_at=at)
    record("case.closed", about=case, actor=actor, at=at, data={"outcome": case.outcome})


def restart(case: Case) -> processes.Run:
    """Bring the process of a case back from its tokens."""
    if case.tokens is None:
        raise RuntimeError(f"{case.number} is closed and has no process")
    return processes.load(get_item(case.release).process, case.tokens)


def save(case: Case) -> None:
    """Save with the next row version, so that a stale page is noticed."""
    case.version += 1
    case.save()
