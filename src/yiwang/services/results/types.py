"""The words of documents and licences: kinds, states, acts on a licence."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import TextChoices

from yiwang.lib.refused import Refused

MANAGE = "results.manage"  # the grant to annul, withdraw, revoke, suspend, restore, cancel
REGISTER = "licences"  # the register that holds the facts of licences
# what is not there and what is not yours is refused in the same words
NO_DOCUMENT = Refused("document-not-found", "没有找到这份文书，请从办件页面打开。", status=404)
NO_LICENCE = Refused("licence-not-found", "没有找到这张证照，请从证照列表打开。", status=404)


class Kind(TextChoices):
    """What a document is. 行政许可法 32, 38, 39, 42, 44, 45, 69, 70."""

    RECEIPT = "receipt", "收件凭证"
    ACCEPTANCE = "acceptance", "受理通知书"
    DECLINED = "declined", "不予受理决定书"
    SUPPLEMENT = "supplement", "补正告知书"
    SUSPENDED = "suspended", "特别程序所需时间告知书"
    EXTENDED = "extended", "延长办理期限告知书"
    GRANTED = "granted", "准予决定书"
    REFUSED = "refused", "不予决定书"
    CERTIFICATE = "certificate", "证照"
    CONFIRMATION = "confirmation", "确认书"
    FILING = "filing", "备案回执"
    DELIVERY = "delivery", "送达回证"
    ANNUL = "annul", "撤销决定书"
    WITHDRAW = "withdraw", "撤回决定书"
    REVOKE = "revoke", "吊销决定书"
    HOLD = "hold", "暂扣决定书"
    RESTORE = "restore", "恢复决定书"
    CANCEL = "cancel", "注销决定书"


class State(TextChoices):
    PLANNED = "planned", "制作中"
    BLOCKED = "blocked", "待人处理"
    SEALED = "sealed", "已盖章"


@dataclass(frozen=True)
class Style:
    """How documents of a kind are numbered and where their text comes from."""

    word: str  # the 文号's own word, e.g. 准
    event: str = ""  # the event of the clock whose day is the letter's date
    notice: str = ""  # the key in services/<id>.yaml notices
    adverse: bool = False  # says where to turn to: reconsideration and court
    result: bool = False  # is what the case was for: its sealing is what is delivered


STYLES: Mapping[str, Style] = {
    Kind.RECEIPT: Style("收", "received", "received"),
    Kind.ACCEPTANCE: Style("受", "accepted", "accepted"),
    Kind.DECLINED: Style("不受", "declined", "declined", adverse=True, result=True),
    Kind.SUPPLEMENT: Style("补", "supplement_notified", "supplement"),
    Kind.SUSPENDED: Style("特", "suspended", "suspended"),
    Kind.EXTENDED: Style("延", "extended", "extended"),
    Kind.GRANTED: Style("准", "decided", "granted", result=True),
    Kind.REFUSED: Style("不", "decided", "refused", adverse=True, result=True),
    Kind.CERTIFICATE: Style("", result=True),
    Kind.CONFIRMATION: Style("确", "decided", "granted", result=True),
    Kind.FILING: Style("备", "decided", "granted", result=True),
    Kind.DELIVERY: Style("达", "delivered", "delivered"),
    Kind.ANNUL: Style("撤销", adverse=True),
    Kind.WITHDRAW: Style("撤回", adverse=True),
    Kind.REVOKE: Style("吊", adverse=True),
    Kind.HOLD: Style("扣", adverse=True),
    Kind.RESTORE: Style("复"),
    Kind.CANCEL: Style("注", adverse=True),
}
CERTIFICATE_KINDS: Mapping[str, Kind] = {  # kind of the declared result → what is handed over
    "证照": Kind.CERTIFICATE,
    "备案回执": Kind.FILING,
    "款项": Kind.CONFIRMATION,
    "确认书·证明": Kind.CONFIRMATION,
    "登记簿记载": Kind.CONFIRMATION,
}


class Standing(TextChoices):
    """证照状态, as the register keeps it and /verify says it."""

    VALID = "有效", "有效"
    EXPIRED = "过期", "过期"
    ANNULLED = "撤销", "撤销"
    WITHDRAWN = "撤回", "撤回"
    REVOKED = "吊销", "吊销"
    HELD = "暂扣", "暂扣"
    CANCELLED = "注销", "注销"


@dataclass(frozen=True)
class Act:
    """What may be done to a licence: from which standings, to which, and the law's usual ground."""

    kind: Kind
    title: str
    before: frozenset[str]
    after: str
    law: str


LIVING = frozenset({Standing.VALID, Standing.EXPIRED, Standing.HELD})
ACTS: Mapping[str, Act] = {
    "annul": Act(Kind.ANNUL, "撤销", LIVING, Standing.ANNULLED, "《行政许可法》第六十九条"),
    "withdraw": Act(Kind.WITHDRAW, "撤回", LIVING, Standing.WITHDRAWN, "《行政许可法》第八条"),
    "revoke": Act(Kind.REVOKE, "吊销", LIVING, Standing.REVOKED, "《行政处罚法》第九条"),
    "hold": Act(
        Kind.HOLD, "暂扣", frozenset({Standing.VALID}), Standing.HELD, "《行政处罚法》第九条"
    ),
    "restore": Act(
        Kind.RESTORE,
        "恢复",
        frozenset({Standing.HELD}),
        Standing.VALID,
        "暂扣期满或者暂扣决定已撤销",
    ),
    "cancel": Act(
        Kind.CANCEL,
        "注销",
        frozenset(Standing.values) - {Standing.CANCELLED},
        Standing.CANCELLED,
        "《行政许可法》第七十条",
    ),
}


@dataclass(frozen=True)
class Stamp:
    """Whose seal goes where: the centre in points from the top left of a page (from 1)."""

    organisation: str
    title: str
    code: str
    page: int
    x: float
    y: float


@dataclass(frozen=True)
class Licence:
    """A licence as its register says it, with the standing on one day."""

    identifier: str
    number: str
    title: str
    holder: str
    organ: str
    issued: date
    until: date | None
    standing: str
    document: Any = None


@dataclass(frozen=True)
class Waiting:
    """A document that stopped, and why: a to-do for a person."""

    title: str
    problem: str
    case: UUID


@dataclass(frozen=True)
class Verified:
    """What anyone may be told: the standing and the declared public facts."""

    title: str
    standing: str
    number: str
    organ: str
    issued: date
    until: date | None
    facts: tuple[tuple[str, str], ...] = ()
    demo: bool = True
