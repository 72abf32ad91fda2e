"""Which clock rules exist under which law. What a regime does not list, it does not grant."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from yiwang.lib.limits.values import Limit, Terms


@dataclass(frozen=True, slots=True)
class Supplement:
    """Telling what is missing. `days` None: no term. `deemed`: the law by which silence accepts."""

    law: str
    days: int | None = None
    once: bool = True
    deemed: str = ""
    lapse: str = ""  # the law by which an unanswered notice ends the case
    restarts: bool = False  # the statutory clock runs from the supplemented receipt


@dataclass(frozen=True, slots=True)
class Extension:
    days: int
    approver: str
    law: str


@dataclass(frozen=True, slots=True)
class Suspension:
    """Named procedures whose time does not count; the list is closed."""

    procedures: tuple[str, ...]
    law: str


@dataclass(frozen=True, slots=True)
class Issue:
    days: int
    law: str


@dataclass(frozen=True, slots=True)
class Regime:
    """The clock rules of one law; None or empty: the rule does not exist there."""

    name: str
    counting: str = ""  # the article that says what a day is
    starts: Literal["accepted", "received"] = "accepted"
    statutory: Limit | None = None
    supplement: Supplement | None = None
    spot: str = ""  # not declined in writing on the spot: deemed accepted
    extension: Extension | None = None
    joint_extension: Extension | None = None  # where the item cites 行政许可法 26
    suspension: Suspension | None = None
    issue: Issue | None = None

    def is_joint(self, terms: Terms) -> bool:
        """Say whether the item cites the rule on joint handling; never assumed from a number."""
        cited = terms.statutory.law if terms.statutory else ""
        return self.joint_extension is not None and _cites(cited, "行政许可法", ("26", "二十六"))

    def limit(self, terms: Terms) -> Limit | None:
        """Return the statutory limit: the item's own, else the one its law sets."""
        if terms.statutory:
            return terms.statutory
        return self.statutory

    def issued_by(self, terms: Terms) -> Issue | None:
        """Return the time to issue and deliver: another law's length may replace the regime's."""
        if self.issue and terms.issue:
            return Issue(terms.issue.days, terms.issue.law)
        return self.issue

    def extended_by(self, terms: Terms) -> Extension | None:
        """Return the extension in reach: another law's length may replace the regime's."""
        extension = self.joint_extension if self.is_joint(terms) else self.extension
        if extension and terms.extension:
            return Extension(terms.extension.days, extension.approver, terms.extension.law)
        return extension


def _cites(text: str, law: str, articles: tuple[str, ...]) -> bool:
    """Say whether a citation names one of the spellings of an article right after the law."""
    _, found, rest = text.partition(law)
    article = rest.lstrip("》 第")
    return bool(found) and any(
        article.startswith(a) and not article[len(a) : len(a) + 1].isdigit() for a in articles
    )


PERMIT = Regime(
    name="行政许可法",
    counting="行政许可法 82",
    statutory=Limit(20, "工作日", "行政许可法 42(1)"),
    supplement=Supplement(law="行政许可法 32(四)", days=5, deemed="行政许可法 32(四)"),
    extension=Extension(10, "本行政机关负责人", "行政许可法 42(1)"),
    joint_extension=Extension(15, "本级人民政府负责人", "行政许可法 42(2)"),
    suspension=Suspension(
        ("听证", "招标", "拍卖", "检验", "检测", "检疫", "鉴定", "专家评审"), "行政许可法 45"
    ),
    issue=Issue(10, "行政许可法 44"),
)
REAL_ESTATE = Regime(
    name="不动产登记",
    counting="不动产登记暂行条例 20",
    statutory=Limit(30, "工作日", "不动产登记暂行条例 20"),
    spot="不动产登记暂行条例 17",
)
MARKET = Regime(
    name="市场主体登记",
    counting="市场主体登记管理条例 19",
    statutory=Limit(3, "工作日", "市场主体登记管理条例 19"),
    supplement=Supplement(law="市场主体登记管理条例 19"),
    extension=Extension(3, "登记机关负责人", "市场主体登记管理条例 19"),
)
DISCLOSURE = Regime(
    name="政府信息公开",
    counting="政府信息公开条例 33",
    starts="received",
    statutory=Limit(20, "工作日", "政府信息公开条例 33(2)"),
    supplement=Supplement(
        law="政府信息公开条例 30", days=7, lapse="政府信息公开条例 30", restarts=True
    ),
    extension=Extension(20, "政府信息公开工作机构负责人", "政府信息公开条例 33(2)"),
    suspension=Suspension(("征求第三方意见", "征求其他机关意见"), "政府信息公开条例 33(3)"),
)


def _declared_only(name: str) -> Regime:
    """Return a regime without procedural law: only the limits that the item declares."""
    return Regime(name=name, supplement=Supplement(law="", once=False))


REGIMES: Mapping[str, Regime] = {
    regime.name: regime
    for regime in (
        PERMIT,
        REAL_ESTATE,
        MARKET,
        DISCLOSURE,
        *(_declared_only(name) for name in ("行政给付", "地方规定", "公共服务", "备案", "无")),
    )
}
