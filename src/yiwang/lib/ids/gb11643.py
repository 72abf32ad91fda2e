"""公民身份号码 (GB 11643): form, check digit, birth date and region as separate verdicts.

18 characters: 6 region, 8 birth date, 3 serial (odd: male), 1 check (ISO 7064 MOD 11-2). The old
15 digits have a two-digit year of the 1900s and no check digit. Residents from Hong Kong, Macao
and Taiwan hold numbers that begin with 810000, 820000, 830000.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Literal

from yiwang.lib.ids.cleaning import clean

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
NUMBER = re.compile(r"[0-9]{17}[0-9X]|[0-9]{15}")
OLD_LENGTH = 15
RESIDENTS = frozenset({"810000", "820000", "830000"})
PROVINCES = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71")
OLDEST = 150  # years: an earlier birth is a slip of the pen

Sex = Literal["男", "女"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a number says. `region_known` is None when no list of regions was given.

    `ok` leaves the region out: people keep the codes of counties that were merged long ago.
    """

    form: bool
    checksum: bool
    birth: date | None
    date_ok: bool
    region_known: bool | None
    sex: Sex | None
    old: bool = False

    @property
    def ok(self) -> bool:
        return self.form and self.checksum and self.date_ok

    @property
    def message(self) -> str:
        """Say what is wrong and how to mend it; empty when nothing is."""
        if not self.form:
            return "身份证号码应为 18 位（最后一位可以是 X），请核对后重新填写。"
        if not self.date_ok and self.birth:
            return f"身份证号码里的出生日期 {self.birth} 晚于今天或过早，请核对第 7 至 14 位。"
        if not self.date_ok:
            return "身份证号码里的出生日期不存在，请核对第 7 至 14 位。"
        if not self.checksum:
            return "身份证号码的校验位不对，可能有一位写错，请逐位核对。"
        return ""


NOT_A_NUMBER = Verdict(
    form=False, checksum=False, birth=None, date_ok=False, region_known=None, sex=None
)


def check(number: str, *, today: date, regions: Collection[str] | None = None) -> Verdict:
    """Check a number; `regions` are the six-digit codes that are known (GB/T 2260)."""
    text = clean(number)
    if not NUMBER.fullmatch(text):
        return NOT_A_NUMBER
    old = len(text) == OLD_LENGTH
    birth = _date(f"19{text[6:12]}" if old else text[6:14])
    return Verdict(
        form=True,
        checksum=old or check_digit(text[:17]) == text[17],
        birth=birth,
        date_ok=birth is not None and today.year - OLDEST <= birth.year and birth <= today,
        region_known=_known(text[:6], regions),
        sex="男" if int(text[14] if old else text[16]) % 2 else "女",
        old=old,
    )


def make(region: str, birth: date, serial: int) -> str:
    """Make a valid number for demonstration data; `serial` 0–999, odd for a man."""
    body = f"{region}{birth:%Y%m%d}{serial:03d}"
    if not re.fullmatch(r"[0-9]{17}", body):
        raise ValueError(f"not 17 digits: {body}")
    return body + check_digit(body)


def check_digit(body: str) -> str:
    """Return the 18th character of 17 digits."""
    return CHECKS[sum(int(c) * w for c, w in zip(body, WEIGHTS, strict=True)) % 11]


def mask(number: str) -> str:
    """Hide the birth date and the serial, as on a public page."""
    return number[:4] + "*" * (len(number) - 6) + number[-2:]


def _date(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def _known(region: str, regions: Collection[str] | None) -> bool | None:
    if region in RESIDENTS:
        return True
    if not PROVINCES.fullmatch(region[:2]):
        return False
    return None if regions is None else region in regions
