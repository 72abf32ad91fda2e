"""Hit policies: what several rules that hold say together (DMN 1.5 clause 8.2.8)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from yiwang.lib.dmn.errors import DmnError
from yiwang.lib.feel.functions.samples import count, largest, smallest, total
from yiwang.lib.feel.values import equal

POLICIES = {
    "UNIQUE": "U",
    "ANY": "A",
    "PRIORITY": "P",
    "FIRST": "F",
    "RULE ORDER": "R",
    "OUTPUT ORDER": "O",
    "COLLECT": "C",
}
AGGREGATES: Mapping[str, Callable[[list[object]], object]] = {
    "C+": total,
    "C<": smallest,
    "C>": largest,
    "C#": count,
}
Orders = Sequence[list[object]]


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that holds (counted from 0) and its outputs."""

    rule: int
    outputs: dict[str, object]

    @property
    def value(self) -> object:
        """The outputs as the table answers them: one value, or a context of several."""
        return self.outputs if len(self.outputs) > 1 else next(iter(self.outputs.values()), None)


def settle(policy: str, hits: list[Hit], orders: Orders, *, name: str) -> tuple[list[Hit], object]:
    """Return the rules that count and the answer; raises DmnError where the policy is broken."""
    if policy == "U" and len(hits) > 1:
        raise DmnError(f"“{name}”只应有一条规则成立，却有 {_numbers(hits)} 同时成立")
    if policy == "A" and not all(equal(hit.value, hits[0].value) for hit in hits):
        raise DmnError(f"“{name}”的规则 {_numbers(hits)} 同时成立，结论却不同")
    if policy in {"P", "O"}:
        hits = sorted(hits, key=lambda hit: _rank(hit, orders))
    if policy in {"U", "A", "P", "F"}:
        return hits[:1], hits[0].value
    values = [hit.value for hit in hits]
    aggregate = AGGREGATES.get(policy)
    if aggregate is None:
        return hits, values
    if len(hits[0].outputs) > 1:
        return hits, {key: aggregate([hit.outputs[key] for hit in hits]) for key in hits[0].outputs}
    return hits, aggregate(values)


def _numbers(hits: list[Hit]) -> str:
    return "、".join(str(hit.rule + 1) for hit in hits)


def _rank(hit: Hit, orders: Orders) -> list[int]:
    """Return the place of each output among its allowed values; unknown ones come last."""
    ranks = []
    for value, order in zip(hit.outputs.values(), orders, strict=True):
        places = [place for place, listed in enumerate(order) if equal(value, listed)]
        ranks.append(places[0] if places else len(order))
    return ranks
