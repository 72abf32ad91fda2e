"""Plain values of the registers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

Value: TypeAlias = bool | int | str | Decimal | date | UUID | list[str] | None
Row: TypeAlias = Mapping[str, Value]  # by field id


class Status(StrEnum):
    """What a register answers. Every rule handles the last two: a person checks, or 告知承诺."""

    FOUND = "found"
    ABSENT = "absent"
    UNAVAILABLE = "unavailable"  # the keeper does not answer just now
    UNKNOWN = "unknown"  # the keeper answers that it cannot tell


@dataclass(frozen=True, slots=True)
class Lookup:
    """One answer. `as_of` is when the answer was known; `since` the day from which the row holds."""

    status: Status
    row: Row | None = None
    as_of: datetime | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """The answer to a 核验: per field yes or no, never the value."""

    status: Status
    matches: Mapping[str, bool] = field(default_factory=dict)
    as_of: datetime | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """One row of history: valid from a day, known from one moment to another."""

    row: Row
    valid_from: date
    rec_from: datetime
    rec_to: datetime | None
    ended: bool
    source: str
