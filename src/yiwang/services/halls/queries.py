"""What the counter asks: which items it takes, and who a number belongs to."""

from collections.abc import Mapping
from datetime import date

from yiwang.declarations.shapes.service import Material, Redirect
from yiwang.kernel.city.queries import list_items
from yiwang.kernel.city.types import Item
from yiwang.kernel.forms.engine import as_feel, holds
from yiwang.kernel.forms.types import Cell
from yiwang.kernel.parties.types import NumberKind
from yiwang.kernel.registers import queries as registers
from yiwang.lib.actor import Actor
from yiwang.lib.refused import Refused

HOLDERS = {NumberKind.ID_NUMBER: "population", NumberKind.CREDIT_CODE: "firms"}
HEAD = "legal_representative"


def list_receivable(actor: Actor, *, text: str = "") -> list[Item]:
    """Return the items that this window takes in, by title; `text` narrows them."""
    mine = actor.organisations("cases.receive")
    words = text.split()
    return sorted(
        (
            item
            for item in list_items()
            if "hall" in item.service.channels
            and item.service.organ.organisation in mine
            and all(w in _said(item) for w in words)
        ),
        key=lambda item: item.service.title,
    )


def _said(item: Item) -> str:
    service = item.service
    return " ".join((service.title, *service.keywords, *service.themes))


def find_named(kind: str, number: str) -> tuple[str, str]:
    """Return (name, head of a firm) as the register knows them; empty where none does."""
    register = HOLDERS.get(NumberKind(kind))
    if register is None:
        return "", ""
    try:
        found = registers.lookup(register, number)
    except Refused:  # this city keeps no such register
        return "", ""
    row = found.row or {}
    return str(row.get("name") or ""), str(row.get(HEAD) or "")


def what_is_known(
    item: Item, answers: Mapping[str, object], cells: Mapping[str, Cell], *, today: date
) -> dict[str, object]:
    """Return the words that conditions look at: registers, policy numbers of the day, answers."""
    known = {w: c.value for w, c in cells.items() if c.status == "found"}
    return {**answers, **item.parameters_on(today), **known}


def list_wanted(item: Item, values: Mapping[str, object]) -> list[Material]:
    """Return the materials that this application needs, given what is known so far."""
    context = as_feel(item.words, values)
    return [m for m in item.service.materials if holds(m.when, context)]


def find_redirect(item: Item, values: Mapping[str, object]) -> Redirect | None:
    """Return where these answers lead instead: asking for this item would be unlawful or useless."""
    context = as_feel(item.words, values)
    return next((r for r in item.service.redirects if holds(r.when, context)), None)
