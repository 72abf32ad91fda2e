"""From stored JSON to the values that FEEL knows, by the declared type of each word."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal

from yiwang.declarations.shapes.pack import Word
from yiwang.lib import feel

READERS: Mapping[str, Callable[[str], object]] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "number": Decimal,
    "money": Decimal,
}


def typed(word: Word | None, value: object) -> object:
    """Return the FEEL value of a stored one; without a word, numbers become decimals."""
    if isinstance(value, str):
        reader = READERS.get(word.type) if word is not None else None
        return (reader(value) if reader else value) if value else None
    return plain(value)


def plain(value: object) -> object:
    """Numbers that came through JSON become decimals, at any depth."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Decimal(str(value))
    if isinstance(value, Mapping):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [plain(v) for v in value]
    return value


def as_feel(words: Mapping[str, Word], values: Mapping[str, object]) -> dict[str, object]:
    """Return a FEEL context; every declared word is there, unknown ones as null."""
    known = dict.fromkeys(words)
    return {**known, **{k: typed(words.get(k), v) for k, v in values.items()}}


def holds(condition: str | None, context: Mapping[str, object]) -> bool:
    """Tell whether a `when` holds; no condition holds, null does not."""
    return condition is None or feel.parse(condition).evaluate(context) is True
