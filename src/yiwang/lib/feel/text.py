"""A FEEL value as text, the way `string()` says it."""

from decimal import Decimal

from yiwang.lib.feel.kinds import Range, kind
from yiwang.lib.feel.temporal import DateTime, Months, Period, Time


def to_text(value: object) -> str:
    """Return text without quotes, numbers without exponent, moments as ISO 8601."""
    if isinstance(value, str):
        return value
    return literal(value)


def literal(value: object) -> str:  # noqa: PLR0911 - one per kind
    """Return a value as FEEL would write it inside a list."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
        case Decimal():
            return plain(value)
        case list():
            return "[" + ", ".join(map(literal, value)) + "]"
        case dict():
            return "{" + ", ".join(f"{_key(k)}: {literal(v)}" for k, v in value.items()) + "}"
        case _:
            return _other(value)


def plain(number: Decimal) -> str:
    """Return a number without exponent and without needless zeros after the point."""
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"-0", ""} else text


def _key(name: str) -> str:
    return name if name.replace(" ", "").replace("_", "").isalnum() else literal(name)


def _other(value: object) -> str:
    if isinstance(value, Range):
        return _range(value)
    if isinstance(value, Time | DateTime | Months | Period) or kind(value) == "date":
        return str(value)
    return "function"


def _range(value: Range) -> str:
    if value.operator:
        end = value.low if value.low is not None else value.high
        return f"({value.operator} {literal(end)})"
    start = "[" if value.low_closed else "("
    end_mark = "]" if value.high_closed else ")"
    return f"{start}{literal(value.low)}..{literal(value.high)}{end_mark}"
