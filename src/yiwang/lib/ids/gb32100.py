"""统一社会信用代码 (GB 32100-2015), with the organisation code inside it (GB 11714).

18 characters: 1 registering department, 1 category, 6 region, 9 organisation code, 1 check.
"""

import re
from dataclasses import dataclass

from yiwang.lib.ids.cleaning import clean

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # without I O S V Z
WEIGHTS = tuple(3**i % 31 for i in range(17))
ORGAN_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
CODE = re.compile(f"[{ALPHABET}]{{2}}[0-9]{{6}}[{ALPHABET}]{{10}}")
KINDS = {
    "11": "机关",
    "12": "事业单位",
    "13": "群众团体",
    "19": "机构编制部门登记的其他机构",
    "51": "社会团体",
    "52": "民办非企业单位",
    "53": "基金会",
    "59": "民政部门登记的其他组织",
    "91": "企业",
    "92": "个体工商户",
    "93": "农民专业合作社",
    "Y1": "其他",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """`checksum` is the 18th character, `organ_checksum` the 17th; `kind` empty if unknown."""

    form: bool
    checksum: bool
    organ_checksum: bool
    kind: str
    region: str

    @property
    def ok(self) -> bool:
        return self.form and self.checksum and self.organ_checksum

    @property
    def message(self) -> str:
        """Say what is wrong and how to mend it; empty when nothing is."""
        if not self.form:
            return "统一社会信用代码应为 18 位数字和大写字母（没有 I、O、S、V、Z），请对照营业执照填写。"
        if not self.ok:
            return "统一社会信用代码的校验位不对，可能有一位写错，请对照营业执照逐位核对。"
        return ""


def check(code: str) -> Verdict:
    """Check a code as typed."""
    text = clean(code)
    if not CODE.fullmatch(text):
        return Verdict(form=False, checksum=False, organ_checksum=False, kind="", region="")
    return Verdict(
        form=True,
        checksum=check_character(text[:17]) == text[17],
        organ_checksum=organ_check_character(text[8:16]) == text[16],
        kind=KINDS.get(text[:2], ""),
        region=text[2:8],
    )


def make(*, kind: str, region: str, serial: int) -> str:
    """Make a valid code for demonstration data: `kind` of KINDS, six-digit region, any serial."""
    if kind not in KINDS:
        raise ValueError(f"unknown kind {kind}")
    organ = "MA" + _digits(serial, 6)
    body = f"{kind}{region}{organ}{organ_check_character(organ)}"
    code = body + check_character(body)
    if not CODE.fullmatch(code):
        raise ValueError(f"not a code: {code}")
    return code


def check_character(body: str) -> str:
    """Return the 18th character of 17."""
    total = sum(ALPHABET.index(c) * w for c, w in zip(body, WEIGHTS, strict=True))
    return ALPHABET[-total % 31]


def organ_check_character(body: str) -> str:
    """Return the ninth character of an organisation code's eight (0–9, A–Z count 0–35)."""
    total = sum(int(c, 36) * w for c, w in zip(body, ORGAN_WEIGHTS, strict=True))
    return "0123456789X"[-total % 11]


def _digits(number: int, width: int) -> str:
    """Write a number with the alphabet of the standard."""
    digits = ""
    for _ in range(width):
        number, rest = divmod(number, 31)
        digits = ALPHABET[rest] + digits
    if number:
        raise ValueError("serial too large")
    return digits
