"""Everything a rule of a case may look at, by word."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from yiwang.kernel.cases.types import Channel
from yiwang.kernel.city.types import Item
from yiwang.kernel.forms.engine import as_feel
from yiwang.kernel.forms.types import Cell


def merge(
    item: Item,
    *,
    answers: Mapping[str, object],
    cells: Mapping[str, Cell],
    received: date,
    channel: Channel,
    region: str,
) -> dict[str, Cell]:
    """Answers, registers, parameters in force on the day of receipt and the case's own words."""
    own = {
        "渠道": Channel(channel).label,
        "办理日期": received.isoformat(),
        "申请日期": received.isoformat(),
        "区划": region,
    }
    found = dict(cells)
    for word, value in answers.items():
        if value is not None and (word not in found or found[word].status != "found"):
            found[word] = Cell(value, "applicant")
    found |= {t: Cell(v, "parameter") for t, v in item.parameters_on(received).items()}
    return found | {word: Cell(value, "case") for word, value in own.items()}


def feel_context(item: Item, cells: Mapping[str, Cell]) -> dict[str, object]:
    """Values for FEEL. What no register could say is null, and every rule handles null."""
    return as_feel(item.words, {w: c.value for w, c in cells.items() if c.status == "found"})


def store(cells: Mapping[str, Cell]) -> dict[str, Any]:
    return {
        w: {"value": c.value, "source": c.source, "status": c.status, "as_of": c.as_of}
        for w, c in cells.items()
    }


def restore(stored: Mapping[str, Mapping[str, Any]]) -> dict[str, Cell]:
    return {w: Cell(**c) for w, c in stored.items()}
