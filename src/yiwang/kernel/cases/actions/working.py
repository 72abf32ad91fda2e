"""Officials work: take a task, sign it, and the process moves on when enough have signed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from yiwang.kernel.cases import policies, queries
from yiwang.kernel.cases.actions import moving
from yiwang.kernel.cases.models import Assignment, Case, Task
from yiwang.kernel.cases.types import ADVERSE, TASK_DEEDS, Deed, Outcome, State, TaskState
from yiwang.kernel.city.queries import get_city
from yiwang.kernel.records.actions import record
from yiwang.lib.actor import Actor, Kind
from yiwang.lib.refused import Refused


@transaction.atomic
def claim(*, task_id: UUID, actor: Actor, at: datetime) -> Task:
    """Take a task, so that others see who is on it; taking it twice changes nothing."""
    task = queries.get_task(task_id, lock=True)
    policies.check_can_complete(actor, task)
    _assignment(task, actor, at=at)
    record("task.claimed", about=task, actor=actor, at=at, data={"case": task.case.number})
    return task


@transaction.atomic
def complete(
    *,
    task_id: UUID,
    outcome: str,
    opinion: str,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    evidence: Sequence[dict[str, Any]] = (),
) -> Case:
    """Sign a task; the last signer moves the case. Raises Refused when it is done or not yours.

    `evidence` is what was found on the spot, as {"word": …, "value": …}; when enough have signed,
    these become words of the case, each with its day.
    """
    task = queries.get_task(task_id, lock=True)
    policies.check_can_complete(actor, task)
    policies.check_seen(task.case.version, seen)
    policies.check_outcome(actor, task, outcome=outcome, reasons=opinion)
    signed = _sign(task, actor, outcome=outcome, opinion=opinion, evidence=evidence, at=at)
    case = task.case
    record(
        "task.signed",
        about=task,
        actor=actor,
        at=at,
        data={"case": case.number, "deed": task.deed, "outcome": outcome},
    )
    if len(signed) < task.signers:
        moving.save(case)
        return case
    leading = _leading(signed)
    _finish(task, outcome=leading.outcome, opinion=leading.opinion, at=at)
    _know(case, signed, at=at)
    _follow(task, signer=leading.account, actor=actor, at=at)
    moving.save(case)
    return case


def _assignment(task: Task, actor: Actor, *, at: datetime) -> Assignment:
    found, _ = Assignment.objects.get_or_create(
        task=task,
        account=str(actor),
        defaults={
            "organisation": task.organisation,
            "party": task.party,
            "name": actor.name,
            "claimed_at": at,
        },
    )
    return found


def _sign(
    task: Task,
    actor: Actor,
    *,
    outcome: str,
    opinion: str,
    evidence: Sequence[dict[str, Any]],
    at: datetime,
) -> list[Assignment]:
    mine = _assignment(task, actor, at=at)
    if mine.signed_at is not None:
        raise Refused(
            "signed-already", f"您已签署“{task.name}”，还需另一位工作人员签署。", status=409
        )
    mine.outcome, mine.opinion, mine.evidence, mine.signed_at = outcome, opinion, list(evidence), at
    mine.save()
    return list(task.assignments.exclude(signed_at=None).order_by("signed_at"))


def _leading(signed: Sequence[Assignment]) -> Assignment:
    """Return whose outcome, reasons and name stand: the first adverse one, else the last to sign.

    One adverse finding makes the joint one adverse; it is never put on who found otherwise.
    """
    return next((a for a in signed if a.outcome in ADVERSE), signed[-1])


def _finish(task: Task, *, outcome: str, opinion: str, at: datetime) -> None:
    task.state, task.outcome, task.opinion, task.done_at = TaskState.DONE, outcome, opinion, at
    task.version += 1
    task.save()


def _know(case: Case, signed: Sequence[Assignment], *, at: datetime) -> None:
    """Make what the signers found words of the case; the last to sign has the last word."""
    day = f"{at.astimezone(get_city().zone):%Y-%m-%d}"
    for assignment in signed:
        for found in assignment.evidence:
            cell = {"value": found["value"], "source": "official", "status": "found", "as_of": day}
            case.cells[found["word"]] = cell


def _follow(task: Task, *, signer: str, actor: Actor, at: datetime) -> None:
    """Write what the deed means for the case, then move the process; `signer` answers for it."""
    case = task.case
    run = moving.restart(case)
    known = TASK_DEEDS[task.deed]
    if task.deed == Deed.ACCEPT:
        if task.outcome == "decline":
            _decline(task, signer=signer, actor=actor, at=at)
            return
        case.state, case.accepted_at = State.ACCEPTED, at
        moving.add_event(case, "accepted", actor=actor, at=at)
        record("case.accepted", about=case, actor=actor, at=at)
    elif task.deed == Deed.DECIDE:
        outcome = Outcome.GRANTED if task.outcome == "grant" else Outcome.REFUSED
        moving.settle(case, outcome, reasons=task.opinion, decided_by=signer, actor=actor, at=at)
    elif task.deed == Deed.DELIVER:
        moving.add_event(case, "delivered", actor=actor, at=at, note=case.delivery)
        record("case.delivered", about=case, actor=actor, at=at, data={"method": case.delivery})
    elif task.deed == Deed.CONFIRM and task.outcome == "decline" and actor.kind == Kind.PERSON:
        _give_up(task, actor=actor, at=at)
        return
    run.complete(task.token, {known.word: known.outcomes[task.outcome]})
    moving.advance(case, run, actor=actor, at=at)


def _give_up(task: Task, *, actor: Actor, at: datetime) -> None:
    """Who was found by a register and does not want it; an official's 不确认 is for the process."""
    case = task.case
    case.outcome, case.reasons = Outcome.WITHDRAWN, task.opinion
    moving.add_event(case, "withdrawn", actor=actor, at=at)
    record("case.withdrawn", about=case, actor=actor, at=at)
    case.tokens = None
    moving.close(case, actor=actor, at=at)


def _decline(task: Task, *, signer: str, actor: Actor, at: datetime) -> None:
    """不予受理 ends the case: a dated, sealed voucher with reasons goes out (行政许可法 32)."""
    case = task.case
    case.outcome, case.reasons, case.decided_by = Outcome.DECLINED, task.opinion, signer
    case.decided_at = at
    moving.add_event(case, "declined", actor=actor, at=at)
    record("case.declined", about=case, actor=actor, at=at)
    case.tokens = None
    moving.close(case, actor=actor, at=at)
