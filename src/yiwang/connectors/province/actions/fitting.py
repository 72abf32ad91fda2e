"""Mapping and checking a row before it goes; what does not fit comes back without being sent."""

from collections.abc import Sequence
from dataclasses import replace

from yiwang.connectors.province import mapping, queries, standard
from yiwang.connectors.province.models import Row
from yiwang.connectors.province.types import Fault, State
from yiwang.kernel.cases import queries as cases
from yiwang.kernel.records.actions import record
from yiwang.lib.actor import Actor

AT_HOME = "在主体资料里补登或更正证件号码，再重新生成。"


def fit(row: Row) -> list[Fault]:
    """Fill the body from the case as it is now, and return what does not fit the standard."""
    facts, detail = queries.gather(row.kind, cases.get_case(row.case), row.origin)
    made = mapping.make(row.kind, facts, detail)
    whole = {name: value for name, value in {**made, **row.overrides}.items() if value}
    row.body = {name: value for name, value in made.items() if name not in mapping.SECRET}
    faults = standard.check(row.kind, whole)
    return [replace(f, remedy=AT_HOME) if f.field in mapping.SECRET else f for f in faults]


def reject(row: Row, faults: Sequence[Fault], *, actor: Actor, by: str = "ours") -> None:
    """Note what is wrong: the row becomes a to-do. `by`: ours, or the province."""
    row.state = State.REJECTED
    row.problem = [{"field": f.field, "rule": f.rule, "remedy": f.remedy} for f in faults]
    row.save()
    record(
        "province.rejected",
        about=row,
        actor=actor,
        at=row.at,
        data={"key": row.key, "by": by, "fields": [f.field for f in faults]},
    )
