"""What officials may do, each deed by its own grant."""

from yiwang.kernel.cases.models import Case, Task
from yiwang.kernel.cases.policies.seeing import check_can_see
from yiwang.kernel.cases.types import ADVERSE, NO_TASK, TASK_DEEDS, Deed, State, TaskState
from yiwang.lib.actor import Actor, Kind
from yiwang.lib.refused import Refused, permits

RUNNING = (State.RECEIVED, State.SUPPLEMENT, State.ACCEPTED, State.SUSPENDED, State.DECIDED)


def check_seen(version: int, seen: int | None) -> None:
    """A page shows the row version it was made from; another one means somebody was faster."""
    if seen is not None and seen != version:
        raise Refused(
            "stale-page", "这一页打开以后，内容已被别人改动。请刷新后看清最新内容再办。", status=409
        )


def check_can_complete(actor: Actor, task: Task) -> None:
    check_can_see(actor, task.case, absent=NO_TASK)
    if task.state != TaskState.OPEN:
        raise Refused("task-done", f"环节“{task.name}”已由他人办结，请刷新待办。", status=409)
    if task.case.state in (State.SUPPLEMENT, State.SUSPENDED) and task.deed != Deed.DELIVER:
        raise Refused(
            "case-waiting",
            f"办件 {task.case.number} 正在{task.case.get_state_display()}，暂不能办理本环节。",
            status=409,
        )
    own = actor.kind == Kind.PERSON and actor.acts_for(task.case.party, task.case.key)
    if task.deed == Deed.CONFIRM and own:
        return
    grant = TASK_DEEDS[task.deed].grant
    if not actor.may(grant, organisation=task.organisation, region=task.case.region):
        raise Refused(
            "deed-not-granted",
            f"您的角色不能办理“{task.name}”（{task.get_deed_display()}）。",
            status=403,
        )


def check_outcome(actor: Actor, task: Task, *, outcome: str, reasons: str) -> None:
    """A refusal needs reasons and a named official who may refuse (行政许可法 38).

    The house asks it of every regime, so the message cites none. Who is asked whether they want
    a thing may say no without a reason; an official who says it for them may not.
    """
    if outcome not in TASK_DEEDS[task.deed].outcomes:
        raise Refused("unknown-outcome", f"“{task.name}”请选择一个结果。", field="outcome")
    own = task.deed == Deed.CONFIRM and actor.kind == Kind.PERSON
    if outcome in ADVERSE and not own and not reasons.strip():
        raise Refused("reasons-missing", "作出不利的结论必须写明理由。", field="opinion")
    if task.deed == Deed.DECIDE and outcome == "refuse":
        if actor.kind != Kind.STAFF:
            raise Refused(
                "refusal-needs-a-person", "不予决定必须由具名的工作人员作出。", status=403
            )
        if not actor.may("cases.refuse", organisation=task.organisation, region=task.case.region):
            raise Refused(
                "deed-not-granted", "您的角色不能作出不予决定，请转交有权的审批人。", status=403
            )


def check_can_ask_supplement(actor: Actor, task: Task) -> None:
    """补正 is asked once, before acceptance, by whoever may accept (行政许可法 32(四))."""
    check_can_complete(actor, task)
    if task.deed != Deed.ACCEPT:
        raise Refused(
            "supplement-after-acceptance",
            "受理以后不能再要求补正；材料不足请在审查意见中说明。",
            status=409,
        )


def check_can_suspend(actor: Actor, case: Case) -> None:
    check_can_see(actor, case)
    if not actor.may("cases.suspend", organisation=case.organisation, region=case.region):
        raise Refused("deed-not-granted", "您的角色不能启动或结束特别程序。", status=403)
    if case.state not in (State.ACCEPTED, State.SUSPENDED):
        raise Refused(
            "case-not-accepted",
            f"办件 {case.number} 不在办理中，不能启动或结束特别程序。",
            status=409,
        )


def check_can_extend(actor: Actor, case: Case) -> None:
    check_can_see(actor, case)
    if not actor.may("cases.extend", organisation=case.organisation, region=case.region):
        raise Refused(
            "deed-not-granted", "延期须经本机关负责人批准（行政许可法第四十二条）。", status=403
        )
    if case.state != State.ACCEPTED:
        raise Refused("case-not-accepted", f"办件 {case.number} 不在办理中，不能延期。", status=409)


can_complete = permits(check_can_complete)
can_suspend = permits(check_can_suspend)
can_extend = permits(check_can_extend)
