"""政务服务事项编码: 12-character base code, 31-character implementation code, case number.

The lengths are those of the national exchange tables (real codes agree); the parts are inferred
from real codes (certainty B-): implementation = 18 organ's credit code + 1 level + 12 base; base
= 2 province (00: national) + 2 type + 2 department + 3 item + 3 sub-item. GB/T 39046-2020 table 4
itself gives 10 and 24 characters, so local codes are kept beside these, not forced into them.
"""

import re
from dataclasses import dataclass
from datetime import date

from yiwang.lib.ids import gb32100
from yiwang.lib.ids.cleaning import clean

BASE = re.compile(r"[0-9A-Z]{12}")
LENGTH, LONGEST_CASE_NUMBER = 31, 50
LEVELS = {
    "1": "国家级",
    "2": "省级",
    "3": "市级",
    "4": "县级",
    "5": "镇街",
    "6": "村社区",
    "7": "分级管理",
}  # GB/T 39046 table A.2


@dataclass(frozen=True, slots=True)
class Base:
    """The parts of a base code; `province` 00 means national."""

    province: str
    type: str
    department: str
    item: str
    sub_item: str


@dataclass(frozen=True, slots=True)
class Verdict:
    form: bool
    organ: gb32100.Verdict
    level: str  # the title of the level, empty when unknown
    base: str

    @property
    def ok(self) -> bool:
        return self.form and self.organ.ok and bool(self.level)

    @property
    def message(self) -> str:
        """Say what is wrong and how to mend it; empty when nothing is."""
        if not self.form:
            return "实施编码应为 31 位：18 位实施主体代码、1 位行使层级、12 位基本编码。"
        if not self.organ.ok:
            return "实施编码前 18 位不是有效的统一社会信用代码，请核对实施主体。"
        if not self.level:
            return "实施编码第 19 位（行使层级）应为 1 至 7。"
        return ""


def split(code: str) -> Base:
    """Split a base code; raises ValueError when it is not 12 digits and capitals."""
    text = clean(code)
    if not BASE.fullmatch(text):
        raise ValueError(f"not a base code: {code}")
    return Base(text[:2], text[2:4], text[4:6], text[6:9], text[9:])


def check(code: str) -> Verdict:
    """Check an implementation code."""
    text = clean(code)
    return Verdict(
        form=len(text) == LENGTH and bool(BASE.fullmatch(text[19:])),
        organ=gb32100.check(text[:18]),
        level=LEVELS.get(text[18:19], ""),
        base=text[19:],
    )


def make(*, organ: str, level: str, base: str) -> str:
    """Compose an implementation code: the organ's credit code, level as digit or title, base."""
    digit = {title: key for key, title in LEVELS.items()}.get(level, level)
    code = f"{clean(organ)}{digit}{clean(base)}"
    verdict = check(code)
    if not verdict.ok:
        raise ValueError(verdict.message)
    return code


def case_number(implementation: str, day: date, serial: int) -> str:
    """Compose 办件编号 (at most 50): implementation code, day, serial of four digits or more."""
    number = f"{implementation}{day:%Y%m%d}{serial:04d}"
    if len(number) > LONGEST_CASE_NUMBER:
        raise ValueError(f"case number longer than 50: {number}")
    return number
