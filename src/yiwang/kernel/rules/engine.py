"""One table, one context, one answer with the rows that gave it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from yiwang.lib import dmn


@dataclass(frozen=True)
class Verdict:
    """Outputs as JSON by word, and the matched rules with what an official wrote beside them."""

    outputs: Mapping[str, Any]
    matches: tuple[Mapping[str, Any], ...]


@lru_cache(maxsize=256)
def read(xml: str) -> dmn.Model:
    return dmn.read(xml)


def evaluate(xml: str, decision: str, context: Mapping[str, object]) -> Verdict:
    """Decide; raises dmn.DmnError when the table cannot be applied."""
    model = read(xml)
    decided = model.decide(decision, context)
    names = model.decision(decision).logic.outputs or (decision,)
    value = decided.value
    outputs = value if isinstance(value, Mapping) else {names[0]: value}
    return Verdict(
        outputs={str(k): as_json(v) for k, v in outputs.items()},
        matches=tuple(
            {"decision": m.decision, "rule": m.rule, "annotations": list(m.annotations)}
            for m in decided.matches
        ),
    )


def as_json(value: object) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else str(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(k): as_json(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [as_json(v) for v in value]
    return value
