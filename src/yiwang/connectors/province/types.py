"""The words of the rows that go to the province."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import TextChoices

MEND = "connectors.mend"  # the deed of who looks after what came back


class Kind(TextChoices):
    """The rows of one case: GB/T 39046-2020 tables 5 to 10."""

    APPLY = "apply", "申请"
    ACCEPT = "accept", "受理"
    PROCESS = "process", "过程"
    SPECIAL = "special", "特别程序"
    FINISH = "finish", "办结"
    RATE = "rate", "评价"


class State(TextChoices):
    WAITING = "waiting", "待发送"
    SENT = "sent", "已发送，省里还没有答复"
    ACCEPTED = "accepted", "省里已接收"
    REJECTED = "rejected", "退回"
    MENDED = "mended", "已改正重发"


OPEN = (State.WAITING, State.SENT)  # still on its way
UNSETTLED = (*OPEN, State.REJECTED)  # later rows of the same case wait behind these


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one field: the rule, and what to do. `field` empty: the whole row."""

    field: str
    rule: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the province says about a row."""

    verdict: str  # accepted | rejected | pending
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """What a case knows about itself, as plain values; times are local and aware."""

    number: str
    implementation: str  # 31 characters
    title: str
    handling: str  # 即办件 | 承诺件
    party_kind: str  # person | firm | organ
    number_kind: str  # kernel.parties NumberKind
    number_text: str
    name: str
    representative: str
    agent: str
    agent_kind: str
    agent_number: str
    phone: str
    channel: str
    region: str
    organ: str
    organ_code: str
    received: datetime
    accepted: datetime | None
    decided: datetime | None
    closed: datetime | None
    promised: date | None
    outcome: str  # the outcome's label
    reasons: str
    delivery: str
    fee: bool
    voucher: str = ""  # number of the 受理 or 不予受理 document
    licence: str = ""  # title, number and last day of what the case ended in
    licence_number: str = ""
    licence_until: date | None = None


@dataclass(frozen=True, slots=True)
class Signed:
    """One signature on one step."""

    step: str
    by: str
    outcome: str
    opinion: str
    began: datetime
    ended: datetime


@dataclass(frozen=True, slots=True)
class Pause:
    """A special procedure, or an extension; `ended` None: it still runs."""

    extension: bool
    name: str
    began: datetime
    basis: str
    ended: datetime | None = None
    result: str = ""


@dataclass(frozen=True, slots=True)
class Rating:
    grade: int  # 1 very satisfied … 5 very dissatisfied
    channel: str
    text: str
    at: datetime
    times: int = 1


Body = Mapping[str, str]
Detail = Signed | Pause | Rating | None
