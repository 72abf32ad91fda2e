"""A deed that a person may not do, or input that cannot be accepted, said in plain Chinese."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

P = ParamSpec("P")


class Refused(Exception):
    """Something a person may be told.

    `code` is an ASCII slug documented in docs/reference/refusals.md; `message` names the field,
    the rule and the remedy in Chinese; `field` is the name of the form field it belongs to.
    `status` is the HTTP status that a page answers with: 403 not yours, 404 as if it did not
    exist, 409 stale or done already, 422 wrong input.
    """

    def __init__(self, code: str, message: str, *, field: str = "", status: int = 422) -> None:
        super().__init__(message)
        self.code, self.message, self.field, self.status = code, message, field, status


def permits(check: Callable[P, None]) -> Callable[P, bool]:
    """Derive `can_x` from `check_can_x`, so that the two can never disagree."""

    @wraps(check)
    def can(*args: P.args, **kwargs: P.kwargs) -> bool:
        try:
            check(*args, **kwargs)
        except Refused:
            return False
        return True

    return can
