"""A row as it comes in, checked against its declaration; each refusal names the field."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from yiwang.declarations.shapes.pack import Data, RegisterField
from yiwang.kernel.registers.types import Row, Value
from yiwang.lib import hanzi
from yiwang.lib.ids import gb11643, gb32100
from yiwang.lib.refused import Refused


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value.strip()


def _number(value: Any) -> Decimal:
    if isinstance(value, bool):
        raise TypeError
    return Decimal(str(value))


def _boolean(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _day(value: Any) -> date:
    if isinstance(value, datetime):
        raise TypeError
    return value if isinstance(value, date) else date.fromisoformat(value)


def _moment(value: Any) -> datetime:
    moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError
    return moment


def _list(value: Any) -> list[str]:
    return [_text(v) for v in value]


def _file(value: Any) -> UUID:
    return value if isinstance(value, UUID) else UUID(value)


READ: Mapping[str, tuple[Callable[[Any], Value], str]] = {
    "text": (_text, "文字"),
    "number": (_number, "数"),
    "money": (_number, "金额"),
    "date": (_day, "日期（如 2026-11-20）"),
    "datetime": (_moment, "带时区的时间"),
    "boolean": (_boolean, "是或否"),
    "list": (_list, "若干文字"),
    "file": (_file, "文件编号"),
}


def check(data: Data, row: Row, *, today: date) -> dict[str, Value]:
    """Return the row with typed values, a value (or None) for each declared field.

    Raises Refused for an unknown field, a missing required one, a wrong type, a value outside
    one_of, an identifier that fails its check.
    """
    fields = {f.id: f for f in data.fields}
    for name in row:
        if name not in fields:
            raise Refused("register-field-unknown", f"“{data.title}”没有字段 {name}。", field=name)
    return {name: _check(f, row.get(name), data=data, today=today) for name, f in fields.items()}


def _check(field: RegisterField, value: Value, *, data: Data, today: date) -> Value:
    if value is None or value == "":
        if field.required or field.id == data.key:
            raise Refused("register-field-required", f"“{field.title}”不能为空。", field=field.id)
        return None
    read, kind = READ[field.type]
    try:
        typed = read(value)
    except (TypeError, ValueError, InvalidOperation):
        raise Refused(
            "register-field-type", f"“{field.title}”应为{kind}。", field=field.id
        ) from None
    if field.one_of and typed not in field.one_of:
        choices = "、".join(field.one_of)
        raise Refused("register-field-choice", f"“{field.title}”只能是{choices}。", field=field.id)
    _check_format(field, typed, today=today)
    return typed


def _check_format(field: RegisterField, value: Value, *, today: date) -> None:
    message = ""
    if field.format == "id-number":
        message = gb11643.check(str(value), today=today).message
    elif field.format == "credit-code":
        message = gb32100.check(str(value)).message
    if message:
        raise Refused("register-field-number", f"“{field.title}”：{message}", field=field.id)


def derived(data: Data, row: Row) -> dict[str, Value]:
    """Return the stored bigrams of the searched fields, and the pinyin key of the first of them."""
    searched = [str(row[f.id]) for f in data.fields if f.search and row.get(f.id)]
    first = next((f for f in data.fields if f.search), None)
    name = str(row.get(first.id) or "") if first else ""
    return {
        "_bigrams": list(hanzi.bigrams(" ".join(searched))),
        "_sort_key": hanzi.sort_key(name, surname=bool(first and first.personal)),
    }
