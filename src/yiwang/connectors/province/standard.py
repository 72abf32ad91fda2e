"""GB/T 39046-2020 政务服务平台基础数据规范: the fields of a case's rows, and whether one fits them.

Names, code sets (Annex A) and the lengths of 办件编号 (50), 事项名称 (200), 投资项目编号 (24), codes of
organs (18) and kinds of documents (n3, GA/T 2000.156) are the standard's. 办件编号 of 43 and 实施编码 of
31 characters are the national platform's form (B). Lengths of names, opinions and texts are ours (C).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache

from yiwang.connectors.province.types import Body, Fault, Kind
from yiwang.lib.ids import gb32100, items

TIME = "%Y-%m-%d %H:%M:%S"
CASE_NUMBER = 43
FIRMS = frozenset("2346")  # 服务对象 that have a legal representative
HANDLING = {"1": "即办件", "2": "承诺件", "9": "其他"}
PARTIES = {
    "1": "自然人",
    "2": "企业法人",
    "3": "事业法人",
    "4": "社会组织法人",
    "5": "行政机关",
    "6": "其他组织",
}
CHANNELS = {"1": "窗口", "2": "电脑端网上", "3": "移动端网上", "4": "快递申请", "9": "其他"}
# GA/T 2000.156; 516 and 990 are C (the standard's text was not at hand)
DOCUMENTS = {"111": "居民身份证", "516": "港澳居民来往内地通行证", "990": "其他证件"}
SPECIAL = {"1": "延长审批", "2": "除延长审批之外"}
STEP_STATES = {"1": "待办", "2": "已办"}
MOVES = {word: word for word in ("通过", "退回", "其他")}
GRADES = {"1": "非常满意", "2": "满意", "3": "基本满意", "4": "不满意", "5": "非常不满意"}
RATED_BY = {w: w for w in ("PC", "移动", "二维码", "大厅平板", "其他终端", "电话", "短信")}
YES_NO = {"0": "否", "1": "是"}
ACCEPTED = {w: w for w in ("受理", "不予受理")}


@dataclass(frozen=True, slots=True)
class Spec:
    """One field: how long, whether it must be there, from which code set, in which form."""

    longest: int
    required: bool = True
    codes: Mapping[str, str] = field(default_factory=dict)
    form: str = ""  # a key of FORMS


HEAD = {
    "办件编号": Spec(50, form="number"),
    "实施编码": Spec(31, form="item"),
    "事项名称": Spec(200),
}
FIELDS: Mapping[str, Mapping[str, Spec]] = {
    Kind.APPLY: {
        **HEAD,
        "办件类型": Spec(1, codes=HANDLING),
        "申请者类型": Spec(1, codes=PARTIES),
        "申请者名称": Spec(200),
        "申请者证件类型": Spec(3, codes=DOCUMENTS),
        "申请者证件号码": Spec(50),
        "法定代表人": Spec(50, required=False),
        "代理人姓名": Spec(50, required=False),
        "代理人证件类型": Spec(3, required=False, codes=DOCUMENTS),
        "代理人证件号码": Spec(50, required=False),
        "手机号码": Spec(20, form="phone"),
        "申报来源": Spec(1, codes=CHANNELS),
        "申请时间": Spec(19, form="time"),
        "投资项目编号": Spec(24, required=False),
        "区划代码": Spec(12, form="region"),
    },
    Kind.ACCEPT: {
        **HEAD,
        "受理单位": Spec(200),
        "受理单位代码": Spec(18, form="organ"),
        "受理人": Spec(50),
        "受理时间": Spec(19, form="time"),
        "受理结果": Spec(4, codes=ACCEPTED),
        "受理文书编号": Spec(100, required=False),
        "承诺办结时间": Spec(10, required=False, form="day"),
        "理由": Spec(2000, required=False),
    },
    Kind.PROCESS: {
        **HEAD,
        "环节名称": Spec(100),
        "环节办理状态": Spec(1, codes=STEP_STATES),
        "业务动作": Spec(2, codes=MOVES),
        "处理人": Spec(50),
        "办理意见": Spec(2000, required=False),
        "开始时间": Spec(19, form="time"),
        "结束时间": Spec(19, required=False, form="time"),
    },
    Kind.SPECIAL: {
        **HEAD,
        "特别程序种类": Spec(1, codes=SPECIAL),
        "特别程序名称": Spec(100),
        "开始时间": Spec(19, form="time"),
        "结束时间": Spec(19, required=False, form="time"),
        "理由或依据": Spec(2000),
        "申请人": Spec(200),
        "结果": Spec(200, required=False),
        "办理意见": Spec(2000, required=False),
    },
    Kind.FINISH: {
        **HEAD,
        "办结时间": Spec(19, form="time"),
        "办结结果": Spec(20),
        "证照名称": Spec(200, required=False),
        "证照编号": Spec(100, required=False),
        "证照有效期": Spec(10, required=False, form="day"),
        "发证单位": Spec(200, required=False),
        "是否快递": Spec(1, codes=YES_NO),
        "是否收费": Spec(1, codes=YES_NO),
        "理由": Spec(2000, required=False),
    },
    Kind.RATE: {
        **HEAD,
        "满意度": Spec(1, codes=GRADES),
        "评价渠道": Spec(4, codes=RATED_BY),
        "评价次数": Spec(3, form="count"),
        "评价时间": Spec(19, form="time"),
        "文字评价": Spec(2000, required=False),
    },
}
# a field, the later one that may not come before it
ORDER: Mapping[str, tuple[tuple[str, str], ...]] = {
    Kind.ACCEPT: (("受理时间", "承诺办结时间"),),
    Kind.PROCESS: (("开始时间", "结束时间"),),
    Kind.SPECIAL: (("开始时间", "结束时间"),),
}
# a value that calls for another field
CALLS: Mapping[str, tuple[tuple[str, frozenset[str], str], ...]] = {
    Kind.APPLY: (("申请者类型", FIRMS - {"6"}, "法定代表人"),),
    Kind.ACCEPT: (("受理结果", frozenset({"不予受理"}), "理由"),),
}
COUNT = re.compile(r"[1-9][0-9]{0,2}")
REGION = re.compile(r"[0-9]{6}([0-9]{6})?")
PHONE = re.compile(r"1[0-9]{10}|0[0-9]{2,3}-?[0-9]{7,8}")


def _is_time(text: str) -> bool:
    try:
        return len(text) == len("2026-03-02 12:00:00") and f"{datetime.fromisoformat(text)}" == text
    except ValueError:
        return False


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


@lru_cache(maxsize=4096)  # a city has some thousand items
def _is_item(text: str) -> bool:
    return items.check(text).ok


@lru_cache(maxsize=4096)
def _is_organ(text: str) -> bool:
    return gb32100.check(text).ok


def _is_number(text: str) -> bool:
    day = text[31:39]
    return (
        len(text) == CASE_NUMBER
        and _is_item(text[:31])
        and text[39:].isdigit()
        and _is_day(f"{day[:4]}-{day[4:6]}-{day[6:]}")
    )


FORMS: Mapping[str, tuple[Callable[[str], bool], str, str]] = {
    "time": (_is_time, "应为“年-月-日 时:分:秒”的北京时间", "改成如 2026-03-02 12:00:00 的写法。"),
    "day": (_is_day, "应为“年-月-日”", "改成如 2026-03-02 的写法。"),
    "number": (
        _is_number,
        "办件编号应为 43 位：实施编码 31 位、日期 8 位、流水号 4 位",
        "核对实施主体代码和基本编码，改正后由系统重新生成。",
    ),
    "item": (
        _is_item,
        "实施编码应为 31 位：统一社会信用代码 18 位、行使层级 1 位、基本编码 12 位",
        "在事项目录里核对实施主体和基本编码。",
    ),
    "organ": (
        _is_organ,
        "单位代码应为有效的 18 位统一社会信用代码",
        "在机构档案里核对统一社会信用代码。",
    ),
    "phone": (
        lambda text: bool(PHONE.fullmatch(text)),
        "手机号码应为 11 位，固定电话应带区号",
        "请申请人更正联系电话后重新生成。",
    ),
    "region": (
        lambda text: bool(REGION.fullmatch(text)),
        "区划代码应为 6 位或 12 位数字",
        "核对申请人选择的区划，或事项的实施区划。",
    ),
    "count": (lambda text: bool(COUNT.fullmatch(text)), "应为 1 至 999 的整数", "填评价的次数。"),
}


def check(kind: str, body: Body) -> list[Fault]:
    """Return what of a row does not fit the standard, field by field; empty when it fits."""
    specs = FIELDS[kind]
    found = [
        Fault(name, f"“{name}”不是{Kind(kind).label}信息的字段", "去掉这个字段。")
        for name in body
        if name not in specs
    ]
    for name, spec in specs.items():
        fault = _check_field(name, spec, body.get(name, ""))
        if fault is not None:
            found.append(fault)
    wrong = {fault.field for fault in found}
    return found + [f for f in _check_row(kind, body) if f.field not in wrong]


def _check_field(name: str, spec: Spec, value: str) -> Fault | None:
    if not value:
        return Fault(name, f"“{name}”必填", f"补填{name}。") if spec.required else None
    if len(value) > spec.longest:
        return Fault(
            name, f"“{name}”最长 {spec.longest} 个字符，现有 {len(value)} 个", "缩短后重发。"
        )
    if spec.codes and value not in spec.codes:
        known = "、".join(c if c == t else f"{c} {t}" for c, t in spec.codes.items())
        return Fault(name, f"“{value}”不在“{name}”的代码表里", f"从代码表中选：{known}。")
    if spec.form:
        fits, rule, remedy = FORMS[spec.form]
        return None if fits(value) else Fault(name, rule, remedy)
    return None


def _check_row(kind: str, body: Body) -> list[Fault]:
    """Rules between the fields of one row."""
    found = [
        Fault(later, f"“{later}”不得早于“{early}”", "核对两个时间。")
        for early, later in ORDER.get(kind, ())
        if body.get(later) and body.get(early, "")[: len(body[later])] > body[later]
    ]
    found += [
        Fault(other, f"“{name}”为“{body[name]}”时“{other}”必填", f"补填{other}。")
        for name, values, other in CALLS.get(kind, ())
        if body.get(name) in values and not body.get(other)
    ]
    if body.get("办件编号", "")[:31] != body.get("实施编码", ""):
        found.append(
            Fault("实施编码", "实施编码应与办件编号的前 31 位相同", "核对办件所属的事项。")
        )
    return found
