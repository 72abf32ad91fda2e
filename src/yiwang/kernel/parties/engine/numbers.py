"""Checks of identifiers, each refusal naming the field, the rule and the remedy; and masking."""

import re
from datetime import date

from yiwang.kernel.parties.types import Number, NumberKind
from yiwang.lib.ids import gb11643, gb32100
from yiwang.lib.ids.cleaning import clean
from yiwang.lib.refused import Refused

PERMIT = re.compile(r"[HM]\d{8}(\d{2})?")  # 港澳居民来往内地通行证: H or M, 8 digits, old ones 10
PHONE = re.compile(r"1[3-9]\d{9}")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
FORM = "公民身份号码应为 18 位（末位可以是 X）；15 位的旧号码请先换领新证。请对照身份证重新填写。"
RESIDENCE_REGIONS = ("810000", "820000")  # 居住证 numbers follow GB 11643 with these regions


def check_id_number(text: str, *, today: date) -> Number:
    """Check a 公民身份号码 (GB 11643): form, birth date, check digit."""
    number = clean(text)
    verdict = gb11643.check(number, today=today)
    if not verdict.form or verdict.old:
        raise Refused("id-number-form", FORM, field="number")
    if not verdict.date_ok:
        raise Refused("id-number-birthday", verdict.message, field="number")
    if not verdict.checksum:
        raise Refused("id-number-check-digit", verdict.message, field="number")
    return Number(NumberKind.ID_NUMBER, number, verdict.birth)


def check_credit_code(text: str) -> Number:
    """Check a 统一社会信用代码 (GB 32100)."""
    code = clean(text)
    verdict = gb32100.check(code)
    if not verdict.form:
        raise Refused("credit-code-form", verdict.message, field="number")
    if not verdict.ok:
        raise Refused("credit-code-check-digit", verdict.message, field="number")
    return Number(NumberKind.CREDIT_CODE, code)


def check_permit(text: str) -> Number:
    """Check a 港澳居民来往内地通行证."""
    number = clean(text)
    if not PERMIT.fullmatch(number):
        raise Refused(
            "permit-form",
            "港澳居民来往内地通行证号码应为 H 或 M 加 8 位数字。请对照证件重新填写。",
            field="number",
        )
    return Number(NumberKind.PERMIT, number[:9])


def check_residence(text: str, *, today: date) -> Number:
    """Check a 港澳居民居住证: a GB 11643 number whose region is 810000 or 820000."""
    number = check_id_number(text, today=today)
    if not number.text.startswith(RESIDENCE_REGIONS):
        raise Refused(
            "residence-region",
            "港澳居民居住证号码应以 810000 或 820000 开头。请核对证件类型和号码。",
            field="number",
        )
    return Number(NumberKind.RESIDENCE, number.text, number.born)


def check_person_number(kind: str, text: str, *, today: date) -> Number:
    """Check a person's number by the kind of its document."""
    if kind == NumberKind.ID_NUMBER:
        return check_id_number(text, today=today)
    if kind == NumberKind.RESIDENCE:
        return check_residence(text, today=today)
    if kind == NumberKind.PERMIT:
        return check_permit(text)
    raise Refused(
        "number-kind", "这类证件不能用来登记自然人。请选择居民身份证或港澳居民证件。", field="kind"
    )


def check_phone(text: str) -> str:
    phone = text.strip()
    if not PHONE.fullmatch(phone):
        raise Refused("phone-form", "手机号码应为 1 开头的 11 位数字。请重新填写。", field="phone")
    return phone


def check_email(text: str) -> str:
    email = text.strip()
    if not EMAIL.fullmatch(email):
        raise Refused(
            "email-form", "电子邮箱应像 name@example.cn 这样。请重新填写。", field="email"
        )
    return email


def mask(text: str) -> str:
    """Hide the middle of an identifier: 110***********1234; a short one keeps its ends only."""
    if len(text) > 8:  # noqa: PLR2004 - 3 in front, 4 behind, the rest hidden
        return f"{text[:3]}{'*' * (len(text) - 7)}{text[-4:]}"
    return text[:1] + "*" * max(len(text) - 1, 0)


def mask_name(name: str) -> str:
    """Hide all but the first character of a person's name: 张**."""
    return name[:1] + "*" * (len(name) - 1)
