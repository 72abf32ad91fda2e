"""What of a row a page may show: personal fields masked, unless the purpose needs them."""

from collections.abc import Collection

from yiwang.declarations.shapes.pack import Data
from yiwang.kernel.parties.engine.numbers import mask, mask_name
from yiwang.kernel.registers.types import Row, Value

NUMBERS = ("id-number", "phone", "credit-code", "licence-number", "email")


def masked(data: Data, row: Row, *, reveal: Collection[str] = ()) -> dict[str, Value]:
    """Return the row with each personal field hidden but for the ends that let one recognise it."""
    shown: dict[str, Value] = dict(row)
    for field in data.fields:
        value = shown.get(field.id)
        if not field.personal or field.id in reveal or value is None:
            continue
        if field.type == "text":
            hide = mask if field.format in NUMBERS else mask_name
            shown[field.id] = hide(str(value))
        else:
            shown[field.id] = "***"
    return shown


def personal(data: Data) -> frozenset[str]:
    return frozenset(f.id for f in data.fields if f.personal)
