"""A cell: one value with where it came from."""

from dataclasses import dataclass, field
from typing import Literal

Status = Literal["found", "absent", "unavailable", "unknown"]


@dataclass(frozen=True)
class Cell:
    """What a form shows prefilled, a rule reads and an explanation names.

    `value` is JSON (dates in ISO form), None unless `status` is "found".
    """

    value: object
    source: str  # "applicant", a register's id, "parameter", "case" or "decision"
    status: Status = "found"
    as_of: str = ""


@dataclass(frozen=True)
class Question:
    """One field of a form page, ready to be drawn."""

    word: str
    label: str
    hint: str
    type: str
    widget: str
    required: bool
    confirm: bool
    unit: str
    options: tuple[str, ...]
    value: object
    cell: Cell | None
    error: str = ""


@dataclass(frozen=True)
class Cleaned:
    """The outcome of one posted page: what is kept, and what must be mended (word → message)."""

    answers: dict[str, object]
    errors: dict[str, str] = field(default_factory=dict)
