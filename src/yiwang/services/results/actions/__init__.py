"""Deeds on documents and licences. `making` is loaded by the worker alone, by name."""

from yiwang.services.results.actions.issuing import answer, issue
from yiwang.services.results.actions.planning import make_again, plan_letter
from yiwang.services.results.actions.standing import change_standing
from yiwang.services.results.actions.verifying import verify

__all__ = ["answer", "change_standing", "issue", "make_again", "plan_letter", "verify"]
