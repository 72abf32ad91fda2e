"""The words of a case: states, outcomes, lights, deeds on tasks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID, uuid4

from django.db.models import TextChoices

from yiwang.kernel.forms.types import Cell
from yiwang.lib.refused import Refused

SEE = "cases.see"  # the grant without which a case looks as if it did not exist
# what is not there and what is not yours is refused in the same words
NO_CASE = Refused(
    "case-not-found", "没有找到这个办件，请核对办件编号，或换一个身份登录。", status=404
)
NO_TASK = Refused("task-not-found", "没有找到这个待办，可能已被取消。请刷新待办。", status=404)
NO_FILE = Refused("file-not-found", "没有找到这个文件，可能已被替换。请回到办件页面。", status=404)


class State(TextChoices):
    RECEIVED = "received", "已收件"
    SUPPLEMENT = "supplement", "待补正"
    ACCEPTED = "accepted", "办理中"
    SUSPENDED = "suspended", "特别程序中"
    DECIDED = "decided", "已决定"
    CLOSED = "closed", "已办结"


class Outcome(TextChoices):
    GRANTED = "granted", "准予"
    REFUSED = "refused", "不予"
    DECLINED = "declined", "不予受理"
    WITHDRAWN = "withdrawn", "申请人撤回"
    TERMINATED = "terminated", "终止"


class TaskState(TextChoices):
    OPEN = "open", "待办"
    DONE = "done", "已办"
    CANCELLED = "cancelled", "已取消"


class Deed(TextChoices):
    """What a task asks of a person; each needs its own grant, so roles stay apart."""

    ACCEPT = "accept", "受理"
    CHECK = "check", "现场核查"
    REVIEW = "review", "审查"
    DECIDE = "decide", "决定"
    DELIVER = "deliver", "出件送达"
    CONFIRM = "confirm", "确认"


class Channel(TextChoices):
    ONLINE = "online", "网上"
    HALL = "hall", "大厅"
    AGENT = "agent", "代办"
    POST = "post", "邮寄"
    PROACTIVE = "proactive", "主动发现"


class Delivery(TextChoices):
    ELECTRONIC = "electronic", "电子送达"
    PERSONAL = "personal", "窗口领取"
    POST = "post", "邮寄"


@dataclass(frozen=True)
class TaskDeed:
    """How one deed completes: the grant it needs, the word the process sees, its outcomes."""

    grant: str
    word: str
    outcomes: Mapping[str, str]  # outcome → the value of the word


TASK_DEEDS: Mapping[str, TaskDeed] = {
    Deed.ACCEPT: TaskDeed("cases.accept", "受理结果", {"accept": "受理", "decline": "不予受理"}),
    Deed.CHECK: TaskDeed("cases.check", "核查结果", {"pass": "通过", "fail": "不通过"}),
    Deed.REVIEW: TaskDeed("cases.review", "审查意见", {"grant": "准予", "refuse": "不予"}),
    Deed.DECIDE: TaskDeed("cases.decide", "决定", {"grant": "准予", "refuse": "不予"}),
    Deed.DELIVER: TaskDeed("cases.deliver", "送达结果", {"delivered": "已送达"}),
    Deed.CONFIRM: TaskDeed("cases.confirm", "确认结果", {"confirm": "确认", "decline": "不确认"}),
}
ADVERSE = frozenset({"refuse", "decline", "fail"})  # outcomes that need reasons


@dataclass(frozen=True)
class Dues:
    """The dates of a case on one day."""

    promised: date | None
    statutory: date | None
    light: str
    remaining: int | None
    tentative: bool


@dataclass(frozen=True)
class Applicant:
    """Who applies, as the case keeps it: a name to show and a masked number."""

    party: UUID
    kind: str  # person | firm
    name: str
    number_masked: str
    phone: str = ""
    address: str = ""


@dataclass(frozen=True)
class Handed:
    """A material as it is handed in: a file, or the place that already knows it."""

    material: str
    title: str
    source: str
    file: UUID | None = None
    note: str = ""


@dataclass(frozen=True)
class Submission:
    """Everything an application carries when it is received."""

    key: str
    release: str
    applicant: Applicant
    channel: Channel
    region: str
    answers: Mapping[str, object]
    cells: Mapping[str, Cell]
    materials: tuple[Handed, ...] = ()
    delivery: Delivery = Delivery.ELECTRONIC
    agent: UUID | None = None
    received_by: str = ""  # the organisation whose window took it in
    deed: UUID = field(default_factory=uuid4)  # a repeat returns the first case
