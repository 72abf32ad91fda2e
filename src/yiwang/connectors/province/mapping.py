"""From a case to the rows of GB/T 39046. Pure: plain facts in, a row out."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from yiwang.connectors.province.standard import TIME
from yiwang.connectors.province.types import Detail, Facts, Kind, Pause, Rating, Signed

HANDLING = {"即办件": "1", "承诺件": "2"}
PARTY = {"person": "1", "organ": "5"}
CREDIT = {"91": "2", "12": "3", "51": "4", "52": "4", "53": "4"}  # first two of a credit code
DOCUMENT = {"id-number": "111", "hk-mo-permit": "516"}
CHANNEL = {"online": "2", "hall": "1", "post": "4"}
ADVERSE = frozenset({"decline", "fail", "refuse"})
FAVOURABLE = frozenset({"accept", "pass", "grant", "delivered", "confirm"})
RATED_BY = {"online": "PC", "hall": "大厅平板", "pc": "PC", "mobile": "移动", "phone": "电话"}
OTHER_DOCUMENT = "990"
# identifiers are filled in on sending: the table of rows never holds them
SECRET = ("申请者证件号码", "代理人证件号码")


def make(kind: str, facts: Facts, detail: Detail) -> dict[str, str]:
    """Return the row of this kind, without its empty fields."""
    made = MAKERS[kind](facts, detail)
    head = {
        "办件编号": facts.number,
        "实施编码": facts.implementation,
        "事项名称": facts.title,
    }
    return {name: value for name, value in {**head, **made}.items() if value}


def _apply(facts: Facts, _detail: Detail) -> Mapping[str, str]:
    return {
        "办件类型": HANDLING.get(facts.handling, "9"),
        "申请者类型": _party(facts),
        "申请者名称": facts.name,
        "申请者证件类型": DOCUMENT.get(facts.number_kind, OTHER_DOCUMENT),
        "申请者证件号码": facts.number_text,
        "法定代表人": facts.representative,
        "代理人姓名": facts.agent,
        "代理人证件类型": DOCUMENT.get(facts.agent_kind, OTHER_DOCUMENT) if facts.agent else "",
        "代理人证件号码": facts.agent_number,
        "手机号码": facts.phone,
        "申报来源": CHANNEL.get(facts.channel, "9"),
        "申请时间": _time(facts.received),
        "区划代码": facts.region,
    }


def _accept(facts: Facts, detail: Detail) -> Mapping[str, str]:
    signed = detail if isinstance(detail, Signed) else None
    declined = signed is not None and signed.outcome == "decline"
    return {
        "受理单位": facts.organ,
        "受理单位代码": facts.organ_code,
        "受理人": signed.by if signed else facts.organ,
        "受理时间": _time(signed.ended if signed else facts.accepted),
        "受理结果": "不予受理" if declined else "受理",
        "受理文书编号": facts.voucher,
        "承诺办结时间": "" if declined else _day(facts.promised),
        "理由": signed.opinion if signed and declined else "",
    }


def _process(_facts: Facts, detail: Detail) -> Mapping[str, str]:
    if not isinstance(detail, Signed):
        raise TypeError("a step needs its signature")
    if detail.outcome in ADVERSE:
        move = "退回"
    else:
        move = "通过" if detail.outcome in FAVOURABLE else "其他"
    return {
        "环节名称": detail.step,
        "环节办理状态": "2",
        "业务动作": move,
        "处理人": detail.by,
        "办理意见": detail.opinion,
        "开始时间": _time(detail.began),
        "结束时间": _time(detail.ended),
    }


def _special(facts: Facts, detail: Detail) -> Mapping[str, str]:
    if not isinstance(detail, Pause):
        raise TypeError("a special procedure needs its beginning")
    return {
        "特别程序种类": "1" if detail.extension else "2",
        "特别程序名称": detail.name,
        "开始时间": _time(detail.began),
        "结束时间": _time(detail.ended),
        "理由或依据": detail.basis,
        "申请人": facts.name,
        "结果": detail.result,
    }


def _finish(facts: Facts, _detail: Detail) -> Mapping[str, str]:
    return {
        "办结时间": _time(facts.closed or facts.decided),
        "办结结果": facts.outcome,
        "证照名称": facts.licence,
        "证照编号": facts.licence_number,
        "证照有效期": _day(facts.licence_until),
        "发证单位": facts.organ if facts.licence else "",
        "是否快递": "1" if facts.delivery == "post" else "0",
        "是否收费": "1" if facts.fee else "0",
        "理由": facts.reasons,
    }


def _rate(_facts: Facts, detail: Detail) -> Mapping[str, str]:
    if not isinstance(detail, Rating):
        raise TypeError("a rating needs its grade")
    return {
        "满意度": str(detail.grade),
        "评价渠道": RATED_BY.get(detail.channel, "其他终端"),
        "评价次数": str(detail.times),
        "评价时间": _time(detail.at),
        "文字评价": detail.text,
    }


MAKERS: Mapping[str, Callable[[Facts, Detail], Mapping[str, str]]] = {
    Kind.APPLY: _apply,
    Kind.ACCEPT: _accept,
    Kind.PROCESS: _process,
    Kind.SPECIAL: _special,
    Kind.FINISH: _finish,
    Kind.RATE: _rate,
}


def _party(facts: Facts) -> str:
    """服务对象; what is no firm, institution or association is 其他组织."""
    known = PARTY.get(facts.party_kind)
    return known or CREDIT.get(facts.number_text[:2], "6")


def _time(at: datetime | None) -> str:
    return at.strftime(TIME) if at else ""


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
