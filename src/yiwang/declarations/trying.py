"""Examples are tests: an example's given words go through the rules and the process on paper.

No database: registers are what the example says they answered, tasks of people go well unless the
example gives their word (受理结果, 核查结果, 决定 …), and the walk stops where a person must decide.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from yiwang.declarations.linking.processes import readable
from yiwang.declarations.loading import Loaded
from yiwang.declarations.problem import Problem
from yiwang.declarations.shapes import Example
from yiwang.declarations.tree import Pack, Source
from yiwang.declarations.vocabulary import TASK_WORDS, words
from yiwang.lib import bpmn, dmn, feel

OUTCOME = "outcome"
GRANTED, PERSON, REFUSED, DECLINED = "granted", "person", "refused", "declined"
SAID = {
    GRANTED: "准予",
    PERSON: "由人决定",
    REFUSED: "不予",
    DECLINED: "不予受理",
    "": "没有结果",
}
ENDS = {"受理结果": {"不予受理": DECLINED}, "决定": {"准予": GRANTED, "不予": REFUSED}}


class Stuck(Exception):
    """A walk that cannot go on, in Chinese."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What one example gave: `differences` is empty when it is as expected."""

    pack: str
    example: Source[Example]
    outcome: str
    words: Mapping[str, object]
    steps: tuple[str, ...]
    matches: tuple[dmn.Match, ...]
    differences: tuple[Problem, ...]


def try_all(loaded: Loaded) -> Iterator[Trial]:
    """Try every example of every pack in use."""
    for pack in loaded.packs.values():
        for example in pack.examples.values():
            if example.shape is not None:
                yield attempt(pack, example, example.shape)


def attempt(pack: Pack, source: Source[Example], example: Example) -> Trial:
    """Try one example."""
    folder, _, id_ = example.tries.partition("/")
    walk = Walk(pack, context(pack, example), given=frozenset(example.given))
    fault = ""
    try:
        if folder == "decisions":
            walk.decide(id_)
        elif (service := pack.services[id_].shape) is not None:
            walk.go(service.process)
    except (Stuck, dmn.DmnError, feel.FeelError) as error:
        fault = str(error)
    differences = [source.problem("T1", f"走不下去：{fault}", "tries")] if fault else []
    for word, wanted in example.expect.items():
        found = walk.outcome if word == OUTCOME else walk.find(word)
        if plain(found) != plain(wanted) and not fault:
            said = f"{word} 应为 {_shown(wanted)}，实为 {_shown(found)}"
            differences.append(source.problem("T1", said, "expect", word))
    return Trial(
        pack=pack.id,
        example=source,
        outcome=walk.outcome,
        words=walk.words,
        steps=tuple(walk.steps),
        matches=tuple(walk.matches),
        differences=tuple(differences),
    )


def context(pack: Pack, example: Example) -> dict[str, object]:
    """Return what the rules see: words of the pack, parameters in force that day, what is given."""
    at = example.at
    day = at.date() if isinstance(at, datetime) else at
    known = words(pack)
    found: dict[str, object] = dict.fromkeys(known)
    found |= {"办理日期": day, "申请日期": day, "渠道": "网上"}
    for source in pack.parameters.values():
        if source.shape is not None:
            values = [v.value for v in source.shape.values if v.from_ <= day]
            found[source.shape.title] = plain(values[-1]) if values else None
    return found | {word: plain(value) for word, value in example.given.items()}


def plain(value: Any) -> object:
    """Return a FEEL value: numbers as decimals, lists and contexts all the way down."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Decimal(str(value))
    if isinstance(value, Mapping):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [plain(v) for v in value]
    return value


def _shown(value: object) -> str:
    if value is None:
        return "空"
    if isinstance(value, list | tuple):
        return "、".join(_shown(v) for v in value)
    return SAID[value] if isinstance(value, str) and value in SAID else f"“{value}”"


@dataclass
class Walk:
    """One case on paper."""

    pack: Pack
    words: dict[str, object]
    given: frozenset[str]
    outcome: str = ""
    steps: list[str] = field(default_factory=list)
    matches: list[dmn.Match] = field(default_factory=list)

    def go(self, process: str) -> None:
        """Follow the process until an outcome; raises Stuck."""
        read = readable(self.pack.processes[process])
        if read is None:
            raise Stuck(f"流程“{process}”读不懂")
        waiting = [n for n in read.nodes if n.kind == "startEvent"]
        seen: set[str] = set()
        while waiting and not self.outcome:
            node = waiting.pop(0)
            if node.id in seen:
                continue
            seen.add(node.id)
            self.step(node)
            waiting += [read.node(f.target) for f in self.leave(read, node)]

    def step(self, node: bpmn.Node) -> None:
        if not node.is_gateway:
            self.steps.append(node.name or node.id)
        if node.kind == "businessRuleTask":
            self.decide(node.config["decision"])
        elif node.config.get("port") == "cases.grant":
            self.outcome = GRANTED
        elif node.kind == "userTask":
            self.work(node.config["deed"])

    def work(self, deed: str) -> None:
        """Let a person do a task: as the example says, else well; deciding is left to them."""
        word, values = TASK_WORDS[deed]
        if word not in self.given:
            if deed == "decide":
                self.outcome = PERSON
                return
            self.words[word] = values[0]
        self.outcome = ENDS.get(word, {}).get(str(self.words[word]), "")

    def decide(self, decision: str) -> None:
        """Evaluate a decision; each output becomes a word."""
        model = dmn.read(self.pack.decisions[decision].text)
        decided = model.decide(decision, self.words)
        self.matches += decided.matches
        self.words |= outputs(model, decision, decided)

    def leave(self, process: bpmn.Process, node: bpmn.Node) -> list[bpmn.Flow]:
        """Choose the flows out of a node; raises Stuck when no condition holds."""
        flows = process.after(node.id)
        if node.kind not in {"exclusiveGateway", "inclusiveGateway"}:
            return list(flows)
        holding = [
            f
            for f in flows
            if not f.default
            and (not f.condition or feel.parse(f.condition).evaluate(self.words) is True)
        ]
        chosen = holding or [f for f in flows if f.default]
        if not chosen:
            raise Stuck(f"“{node.name or node.id}”没有一条路可走")
        return chosen[:1] if node.kind == "exclusiveGateway" else chosen

    def find(self, word: str) -> object:
        """Return a word's value; one that only an inner decision gives is asked for."""
        if self.words.get(word) is not None:
            return self.words[word]
        for document in self.pack.decisions.values():
            model = dmn.read(document.text)
            for decision in model.decisions:
                if word in decision.outputs:
                    decided = model.decide(decision.id, self.words)
                    return outputs(model, decision.id, decided).get(word)
        return None


def outputs(model: dmn.Model, decision: str, decided: dmn.Decided) -> dict[str, object]:
    """Return the answer of a decision by word: its outputs, or its own name for one value."""
    if isinstance(decided.value, Mapping):
        return {str(k): v for k, v in decided.value.items()}
    return dict.fromkeys(model.decision(decision).outputs, decided.value)
