"""What the applicant, or whoever acts for them, may do."""

from uuid import UUID

from yiwang.declarations.shapes.service import Redirect
from yiwang.kernel.cases.models import Case
from yiwang.kernel.cases.policies.seeing import check_can_see
from yiwang.kernel.cases.types import State
from yiwang.lib.actor import Actor, Kind
from yiwang.lib.refused import Refused, permits


def check_can_open(actor: Actor, party: UUID, item: str) -> None:
    """A person applies for themselves, or within a mandate (民法典 162, 171)."""
    if actor.kind != Kind.PERSON or actor.acts_for(party, item):
        return
    if party in actor.reach:
        raise Refused(
            "mandate-does-not-cover",
            "对方的授权不包括这个事项。请对方在“授权”里加上这个事项，或换一个身份办理。",
            status=403,
        )
    raise Refused(
        "mandate-not-in-force",
        "您没有代其办事的有效授权。请在“为谁办”里重新选择，或请对方重新授权。",
        status=403,
    )


def check_is_right_item(led: Redirect | None) -> None:
    """Asking for what the law does not ask for is refused, e.g. a permit (食品安全法 35)."""
    if led is not None:
        raise Refused("another-item", f"{led.why}（{led.law}）请从办事指南改办那一件。", status=409)


def check_is_applicant(actor: Actor, case: Case) -> None:
    check_can_see(actor, case)
    if actor.kind != Kind.PERSON or not actor.acts_for(case.party, case.key):
        raise Refused("not-the-applicant", "只有申请人或受托人可以这样做。", status=403)


def check_can_supplement(actor: Actor, case: Case) -> None:
    check_is_applicant(actor, case)
    if case.state != State.SUPPLEMENT:
        raise Refused(
            "case-not-waiting-for-supplement", f"办件 {case.number} 现在不需要补正。", status=409
        )


def check_can_correct(actor: Actor, case: Case) -> None:
    check_is_applicant(actor, case)
    if case.state == State.CLOSED:
        raise Refused(
            "case-closed", f"办件 {case.number} 已办结，联系电话请在“我的资料”里更正。", status=409
        )


def check_can_withdraw(actor: Actor, case: Case) -> None:
    check_is_applicant(actor, case)
    if case.state in (State.DECIDED, State.CLOSED):
        raise Refused("case-decided", f"办件 {case.number} 已作出决定，不能撤回申请。", status=409)


can_open = permits(check_can_open)
can_supplement = permits(check_can_supplement)
can_correct = permits(check_can_correct)
can_withdraw = permits(check_can_withdraw)
