"""Text functions. Positions count characters from 1, or from -1 backwards."""

import re
from decimal import Decimal

from yiwang.lib.feel.functions.registry import Family

FAMILY = Family()
FLAGS = {"s": re.DOTALL, "m": re.MULTILINE, "i": re.IGNORECASE, "x": re.VERBOSE}


@FAMILY.add("substring", "string:s, start position:n, length:n?")
def substring(text: str, start: Decimal, length: Decimal | None = None) -> str | None:
    first = int(start)
    if first == 0 or abs(first) > len(text) or (length is not None and length < 1):
        return None
    begin = first - 1 if first > 0 else len(text) + first
    return text[begin:] if length is None else text[begin : begin + int(length)]


@FAMILY.add("string length", "string:s")
def string_length(text: str) -> Decimal:
    return Decimal(len(text))


@FAMILY.add("upper case", "string:s")
def upper_case(text: str) -> str:
    return text.upper()


@FAMILY.add("lower case", "string:s")
def lower_case(text: str) -> str:
    return text.lower()


@FAMILY.add("substring before", "string:s, match:s")
def substring_before(text: str, match: str) -> str:
    return text.partition(match)[0] if match and match in text else ""


@FAMILY.add("substring after", "string:s, match:s")
def substring_after(text: str, match: str) -> str:
    return text.partition(match)[2] if match else text


@FAMILY.add("contains", "string:s, match:s")
def contains(text: str, match: str) -> bool:
    return match in text


@FAMILY.add("starts with", "string:s, match:s")
def starts_with(text: str, match: str) -> bool:
    return text.startswith(match)


@FAMILY.add("ends with", "string:s, match:s")
def ends_with(text: str, match: str) -> bool:
    return text.endswith(match)


@FAMILY.add("matches", "input:s, pattern:s, flags:a?")
def matches(text: str, pattern: str, flags: object = None) -> bool | None:
    compiled = _compile(pattern, flags)
    return None if compiled is None else compiled.search(text) is not None


@FAMILY.add("replace", "input:s, pattern:s, replacement:s, flags:a?")
def replace(  # noqa: PLR0917 - the parameters of the FEEL function
    text: str, pattern: str, replacement: str, flags: object = None
) -> str | None:
    compiled = _compile(pattern, flags)
    if compiled is None:
        return None
    plain = re.sub(r"\\(?!\$)", r"\\\\", replacement).replace(r"\$", "\0")
    template = re.sub(r"\$(\d)", r"\\g<\1>", plain).replace("\0", "$")
    try:
        return compiled.sub(template, text)
    except (re.error, IndexError):
        return None


@FAMILY.add("split", "string:s, delimiter:s")
def split(text: str, delimiter: str) -> list[str] | None:
    compiled = _compile(delimiter, None)
    return None if compiled is None else compiled.split(text)


@FAMILY.add("string join", "list:l, delimiter:a?")
def string_join(items: list[object], delimiter: object = None) -> str | None:
    texts = [item for item in items if isinstance(item, str)]
    if len(texts) < sum(item is not None for item in items):
        return None
    if delimiter is not None and not isinstance(delimiter, str):
        return None
    return (delimiter or "").join(texts)


def _compile(pattern: str, flags: object) -> re.Pattern[str] | None:
    """Compile an XPath pattern; None for one that is wrong or a flag that does not exist."""
    if flags is not None and not isinstance(flags, str):
        return None
    total = re.NOFLAG
    for letter in flags or "":
        if letter not in FLAGS:
            return None
        total |= FLAGS[letter]
    try:
        return re.compile(pattern, total)
    except (re.error, OverflowError):
        return None
