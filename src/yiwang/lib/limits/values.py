"""What goes into the clock and what comes out."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

Unit = Literal["工作日", "日"]


class Kind(StrEnum):
    RECEIVED = "received"
    SUPPLEMENT_NOTIFIED = "supplement_notified"
    SUPPLEMENTED = "supplemented"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    EXTENDED = "extended"
    DECIDED = "decided"
    DELIVERED = "delivered"
    WITHDRAWN = "withdrawn"


class Light(StrEnum):
    NONE = "none"
    NORMAL = "normal"
    WARNING = "warning"
    OVERDUE = "overdue"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, as recorded; `at` is aware.

    `basis`: of a suspension the procedure that the law names (听证, 检验 …), of an extension who
    approved it. `days`: of a suspension the working days told in writing, of an extension its
    length, of a supplement notice the working days left to the applicant. `note`: of a decision
    its outcome (granted, refused, terminated), otherwise free text.
    """

    kind: str
    at: datetime
    basis: str = ""
    days: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    days: int
    unit: Unit
    law: str


@dataclass(frozen=True, slots=True)
class Terms:
    """What an item declares.

    `statutory` None: the regime's own limit, if its law sets one. `extension`: the limit of
    another law in place of the regime's extension, `issue` in place of its time to issue; neither
    creates a rule that the regime lacks. `supplement_basis`: the rule by which silence after a supplement notice ends the case.
    """

    regime: str
    statutory: Limit | None
    promised: Limit | None
    immediate: bool = False
    supplement_basis: str = ""
    extension: Limit | None = None
    issue: Limit | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """`remaining`: days of the limit's unit left, negative when exceeded, frozen while stopped."""

    due: date
    remaining: int
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One answer to “why this date?”."""

    day: date
    text: str
    law: str


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Where a case stands on one day.

    `supplement_by`: the organ's last day to tell what is missing (or, for the registers, to
    decline); `answer_by`: the applicant's last day, only where a rule sets one. `expected`:
    before acceptance, the promised date if the case is accepted on the last day allowed.
    `issue_by`: the last day to issue and deliver after a grant.
    """

    received: date | None = None
    accepted: date | None = None
    deemed: bool = False
    decided: date | None = None
    statutory: Clock | None = None
    promised: Clock | None = None
    supplement_by: date | None = None
    answer_by: date | None = None
    issue_by: date | None = None
    expected: date | None = None
    waiting: bool = False
    ended: bool = False
    light: Light = Light.NONE
    steps: tuple[Step, ...] = ()
    tentative: bool = False
