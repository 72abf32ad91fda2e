"""Who may do what to a case. Plain values in, Refused out."""

from yiwang.kernel.cases.policies.applicant import (
    can_correct,
    can_open,
    can_supplement,
    can_withdraw,
    check_can_correct,
    check_can_open,
    check_can_supplement,
    check_can_withdraw,
    check_is_right_item,
)
from yiwang.kernel.cases.policies.seeing import can_see, check_can_see, check_is_official
from yiwang.kernel.cases.policies.working import (
    can_complete,
    can_extend,
    can_suspend,
    check_can_ask_supplement,
    check_can_complete,
    check_can_extend,
    check_can_suspend,
    check_outcome,
    check_seen,
)

__all__ = [
    "can_complete",
    "can_correct",
    "can_extend",
    "can_open",
    "can_see",
    "can_supplement",
    "can_suspend",
    "can_withdraw",
    "check_can_ask_supplement",
    "check_can_complete",
    "check_can_correct",
    "check_can_extend",
    "check_can_open",
    "check_can_see",
    "check_can_supplement",
    "check_can_suspend",
    "check_can_withdraw",
    "check_is_official",
    "check_is_right_item",
    "check_outcome",
    "check_seen",
]
