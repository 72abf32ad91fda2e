"""Who is entitled to what without applying."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from yiwang.declarations.shapes.pack import Data
from yiwang.kernel.cases.models import Case
from yiwang.kernel.cases.queries import gather
from yiwang.kernel.cases.types import Outcome
from yiwang.kernel.city.queries import get_city, list_items
from yiwang.kernel.city.types import Item
from yiwang.kernel.forms.types import Cell
from yiwang.kernel.parties import queries as parties
from yiwang.kernel.registers import queries as registers
from yiwang.kernel.registers.types import Row
from yiwang.lib.actor import Actor
from yiwang.services.intake.engine import entitled, way

OVER = (Outcome.WITHDRAWN, Outcome.DECLINED, Outcome.TERMINATED)
SCANNED = 200  # rows of the register that are looked at in one go
CONFIRM = "cases.confirm"


@dataclass(frozen=True)
class Offer:
    """One item that a person is entitled to; `case` when it runs or was granted already."""

    item: Item
    cells: Mapping[str, Cell]
    case: UUID | None = None


@dataclass(frozen=True)
class Found:
    """One row of the register that is entitled and has not applied."""

    item: Item
    register: str
    key: str
    cells: Mapping[str, Cell]


def list_proactive() -> list[Item]:
    return [i for i in list_items() if i.service.proactive]


def list_offers(party: UUID, *, today: date) -> list[Offer]:
    """Return what this person is entitled to by the registers, and what runs already."""
    if parties.get_party(party).kind != "person":
        return []
    offers = []
    for item in list_proactive():
        cells = gather(item, party=party)
        if running := find_running(item, party):
            offers.append(Offer(item, cells, running))
        elif entitled.grants(item, cells, region=way.region_of(item, {}, cells), today=today):
            offers.append(Offer(item, cells))
    return offers


def find_running(item: Item, party: UUID) -> UUID | None:
    """Return the case of an item that runs or ended in a grant or a refusal."""
    rows = Case.objects.filter(party=party, key=item.key).exclude(outcome__in=OVER)
    return rows.order_by("-received_at").values_list("id", flat=True).first()


def list_confirming(actor: Actor) -> list[str]:
    """Return the regions in which this official confirms for people, the narrowest first."""
    city = get_city()
    offices = actor.organisations(CONFIRM)
    return sorted({city.organisations[o].region for o in offices if o in city.organisations})


def scan(item: Item, *, prefix: str, after: str, today: date) -> tuple[list[Found], str]:
    """Look at the next rows of one region; return who is entitled, and where to go on ("": done).

    Whoever applied already is left out, so the caller lets the query see every case.
    """
    register, region = place_of(item)
    data = registers.get_data(register)
    rows = registers.list_within(
        register, region=region, prefix=prefix, on=today, after=after, limit=SCANNED
    )
    found = [f for row in rows if (f := look(item, data, register, row=row, today=today))]
    return found, str(rows[-1][data.key]) if len(rows) == SCANNED else ""


def look(item: Item, data: Data, register: str, *, row: Row, today: date) -> Found | None:
    """Return the row when its person is entitled and has no case of this item."""
    cells = cells_of(item, data, register, row=row)
    if not entitled.grants(item, cells, region=way.region_of(item, {}, cells), today=today):
        return None
    key = str(row[data.key])
    party = parties.find_by_number("id-number", key)
    if party is not None and find_running(item, party.pk):
        return None
    return Found(item, register, key, cells)


def place_of(item: Item) -> tuple[str, str]:
    """Return the register that finds people for an item, and its field with their region."""
    for name, word in item.words.items():
        if word.format == "region" and word.source not in ("applicant", "case"):
            data = registers.get_data(word.source)
            ids = {f.title: f.id for f in data.fields}
            return word.source, ids[word.field or name]
    raise RuntimeError(f"{item.key} is proactive without a region from a register")


def cells_of(item: Item, data: Data, register: str, *, row: Row) -> dict[str, Cell]:
    """Return the words of an item that one row fills."""
    ids = {f.title: f.id for f in data.fields}
    cells = {}
    for name, word in item.words.items():
        if word.source == register:
            value = row.get(ids.get(word.field or name, ""))
            cells[name] = Cell(
                value.isoformat() if isinstance(value, date) else value, register, "found"
            )
    return cells
