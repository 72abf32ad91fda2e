"""Whose a case is. What is not yours looks as if it did not exist."""

from yiwang.kernel.cases.models import Case
from yiwang.kernel.cases.types import NO_CASE, SEE
from yiwang.lib.actor import Actor, Kind
from yiwang.lib.refused import Refused, permits


def check_can_see(actor: Actor, case: Case, *, absent: Refused = NO_CASE) -> None:
    """Raise `absent`, in the words of what was asked for, when the case is not theirs."""
    if actor.kind == Kind.SYSTEM:
        return
    offices = {case.organisation, *case.involved}
    if any(actor.may(SEE, organisation=o, region=case.region) for o in offices):
        return
    if actor.kind == Kind.PERSON and actor.acts_for(case.party, case.key):
        return
    raise absent


can_see = permits(check_can_see)


def check_is_official(actor: Actor) -> None:
    """The workbench is for staff in post."""
    if actor.kind == Kind.ANONYMOUS:
        raise Refused("sign-in-first", "请先登录工作台。", status=401)
    if actor.kind != Kind.STAFF:
        raise Refused("officials-only", "这里是工作人员的工作台。办事请回到首页。", status=403)
