"""Deeds on cases: the same in all four networks."""

from yiwang.kernel.cases.actions.closing import note_delivery, withdraw
from yiwang.kernel.cases.actions.opening import open_case
from yiwang.kernel.cases.actions.pausing import extend, resume, suspend
from yiwang.kernel.cases.actions.recomputing import recompute_dates
from yiwang.kernel.cases.actions.supplementing import ask_supplement, supplement
from yiwang.kernel.cases.actions.talking import add_note, choose_delivery, correct_phone
from yiwang.kernel.cases.actions.working import claim, complete

__all__ = [
    "add_note",
    "ask_supplement",
    "choose_delivery",
    "claim",
    "complete",
    "correct_phone",
    "extend",
    "note_delivery",
    "open_case",
    "recompute_dates",
    "resume",
    "supplement",
    "suspend",
    "withdraw",
]
