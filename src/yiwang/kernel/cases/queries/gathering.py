"""What the registers know already: nobody is asked for it (国务院令第716号 7)."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from uuid import UUID

from yiwang.declarations.shapes.pack import Data, Word
from yiwang.kernel.city.types import Item
from yiwang.kernel.forms.types import Cell
from yiwang.kernel.parties import queries as parties
from yiwang.kernel.registers import queries as registers

OWN = frozenset({"applicant", "case", "decision", "official", "parameter"})
KEYS = {"id-number": "person", "credit-code": "firm"}  # format of a register's key → whose number


def gather(item: Item, *, party: UUID) -> dict[str, Cell]:
    """Return a cell for every word of the item that a register keyed by this party can fill.

    A register that is down gives cells with status "unavailable": a person checks, or the
    applicant declares; nothing is invented. A page that shows them marks the disclosure.
    """
    wanted: dict[str, dict[str, Word]] = {}
    for name, word in item.words.items():
        if word.source not in OWN:
            wanted.setdefault(word.source, {})[name] = word
    known = parties.get_party(party)
    cells: dict[str, Cell] = {}
    for register, words in wanted.items():
        data = registers.get_data(register)
        if _holder(data) == known.kind:
            cells |= _read(data, words, register=register, key=parties.read_number(known))
    return cells


def _holder(data: Data) -> str:
    key = next(f for f in data.fields if f.id == data.key)
    return KEYS.get(key.format or "", "")


def _read(data: Data, words: Mapping[str, Word], *, register: str, key: str) -> dict[str, Cell]:
    found = registers.lookup(register, key)
    ids = {f.title: f.id for f in data.fields}
    row = found.row or {}
    return {
        name: Cell(
            value=_json(row.get(ids.get(word.field or name, ""))),
            source=register,
            status=found.status.value,
            as_of=f"{found.as_of:%Y-%m-%d}" if found.as_of else "",
        )
        for name, word in words.items()
    }


def _json(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
