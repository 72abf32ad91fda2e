"""Plain values of the record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias, TypedDict
from uuid import UUID

JSON: TypeAlias = "bool | int | str | Sequence[JSON] | Mapping[str, JSON] | None"


class Payload(TypedDict):
    """What a listener's job receives; the record's id is the key of its idempotence."""

    record_id: int
    event: str
    about_type: str
    about_id: str
    data: dict[str, JSON]


@dataclass(frozen=True, slots=True)
class Disclosed:
    """One person's data shown in one response: names of fields, never their values."""

    party: UUID
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Disclosures:
    """What one response showed: the kind of subject, the purpose, and whose fields."""

    subject: str
    purpose: str
    subjects: tuple[Disclosed, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Outcome of `verify`: `problem` names the first thing that differs; empty when all holds."""

    sealed: int
    waiting: int
    problem: str = ""
    record: int | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """One line of 谁看过我: who looked at which fields, why and when."""

    record: int
    actor: str
    organisation: str
    purpose: str
    fields: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a deed ended the first time."""

    status: int
    location: str
    body_digest: str
