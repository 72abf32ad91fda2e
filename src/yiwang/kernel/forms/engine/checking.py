"""Answers are checked by type, format and closed list; each message names rule and remedy."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from yiwang.declarations.shapes.pack import Word
from yiwang.declarations.shapes.service import FormPage
from yiwang.kernel.forms.engine.context import as_feel, holds
from yiwang.kernel.forms.types import Cleaned
from yiwang.lib.ids import gb11643, gb32100

Posted = Mapping[str, Sequence[str]]  # as a form sends it: every name with all its values
LONGEST = 2000
PHONE = re.compile(r"(\+?86)?1\d{10}|0\d{2,3}-?\d{7,8}(-\d{1,6})?")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
REGION = re.compile(r"\d{6}(\d{3}){0,2}")


class Wrong(ValueError):
    """An answer that must be mended; the text is for the person."""


def clean(
    page: FormPage,
    words: Mapping[str, Word],
    values: Mapping[str, object],
    *,
    posted: Posted,
    today: date,
) -> Cleaned:
    """Check one posted page; answers of hidden fields are dropped, never kept from another path."""
    answers: dict[str, object] = {}
    errors: dict[str, str] = {}
    for field in page.fields:
        context = as_feel(words, {**values, **answers})
        if not holds(field.when, context):
            answers[field.word] = None
            continue
        label = field.label or field.word
        try:
            answers[field.word] = _one(
                words[field.word], field.word, posted, label=label, today=today
            )
        except Wrong as wrong:
            errors[field.word] = str(wrong)
            continue
        if field.required and answers[field.word] in (None, [], ""):
            errors[field.word] = f"请填写“{label}”。"
    return Cleaned(answers, errors)


def _one(word: Word, name: str, posted: Posted, *, label: str, today: date) -> object:
    raw = [v.strip() for v in posted.get(name, ()) if v.strip()]
    if word.type == "list":
        return [_choice(word, v, label) for v in raw]
    if word.type == "date":
        return _date(name, raw, posted, label=label)
    return _text(word, raw[0], label, today=today) if raw else None


def _text(word: Word, text: str, label: str, *, today: date) -> object:
    if len(text) > LONGEST:
        raise Wrong(f"“{label}”最多 {LONGEST} 字，现有 {len(text)} 字，请缩短。")
    if word.one_of:
        return _choice(word, text, label)
    if word.type in ("number", "money"):
        return _number(word, text, label)
    if word.type == "boolean":
        return text == "是"
    check = FORMATS.get(word.format)
    return check(text, label, today) if check else text


def _choice(word: Word, text: str, label: str) -> str:
    if word.one_of and text not in word.one_of:
        raise Wrong(f"“{label}”只能选：{'、'.join(word.one_of)}。")
    return text


def _number(word: Word, text: str, label: str) -> str:
    try:
        number = Decimal(text.replace(",", "").replace("，", ""))
    except InvalidOperation:
        raise Wrong(f"“{label}”要填数字，例如 120{word.unit or ''}。") from None
    if not number.is_finite() or number < 0:
        raise Wrong(f"“{label}”要填不小于 0 的数字。")
    return str(number)


def _date(name: str, raw: list[str], posted: Posted, *, label: str) -> str | None:
    parts = [(posted.get(f"{name}_{part}") or [""])[0].strip() for part in ("year", "month", "day")]
    if not raw and not any(parts):
        return None
    text = raw[0].replace("/", "-").replace(".", "-") if raw else "-".join(parts)
    try:
        year, month, day = (int(p) for p in text.split("-"))
        return date(year, month, day).isoformat()
    except ValueError:
        raise Wrong(f"“{label}”要填真实的日期，例如 2026-03-15。") from None


def _id_number(text: str, label: str, today: date) -> str:
    number = text.upper()
    verdict = gb11643.check(number, today=today)
    if not verdict.checksum:
        raise Wrong(f"“{label}”的校验码不对（GB 11643），请对照证件逐位核对。")
    if not verdict.date_ok:
        raise Wrong(f"“{label}”里的出生日期不存在或晚于今天，请对照证件核对第 7 至 14 位。")
    return number


def _credit_code(text: str, label: str, _today: date) -> str:
    code = text.upper()
    if not gb32100.check(code).ok:
        raise Wrong(f"“{label}”的校验码不对（GB 32100），请对照营业执照核对 18 位代码。")
    return code


def _matching(pattern: re.Pattern[str], remedy: str) -> Callable[[str, str, date], str]:
    def check(text: str, label: str, _today: date) -> str:
        if not pattern.fullmatch(text):
            raise Wrong(f"“{label}”{remedy}")
        return text

    return check


FORMATS: Mapping[str | None, Callable[[str, str, date], str]] = {
    "id-number": _id_number,
    "credit-code": _credit_code,
    "phone": _matching(PHONE, "要填 11 位手机号，或带区号的固定电话。"),
    "email": _matching(EMAIL, "要填邮箱地址，例如 name@example.cn。"),
    "region": _matching(REGION, "请从列表里选区、镇街和村（社区）。"),
}
