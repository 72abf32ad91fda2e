"""A DMN file into a model."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from yiwang.lib.dmn.boxed import READERS
from yiwang.lib.dmn.builder import Builder, expression_in
from yiwang.lib.dmn.errors import DmnError, Fault
from yiwang.lib.dmn.items import read_items
from yiwang.lib.dmn.model import Model
from yiwang.lib.dmn.shapes import Decision, Input, Knowledge, Service
from yiwang.lib.dmn.xml import Element, elements, first, href, line_of, parse_xml, tag

Node = TypeVar("Node")


def read(xml: str, *, lenient: bool = False) -> Model:
    """Read a DMN 1.2–1.5 file.

    Raises DmnError whose `faults` are all mistakes with their lines; when lenient they stay
    in `Model.faults` and what is faulty answers null.
    """
    root = parse_xml(xml)
    model = Reading(root).model()
    if model.faults and not lenient:
        worst = min(model.faults)
        raise DmnError(worst.message, worst.line, tuple(sorted(model.faults)))
    return model


@dataclass
class Reading:
    """One file being read."""

    root: Element

    def __post_init__(self) -> None:
        types, members = read_items(self.root)
        self.builder = Builder(types, members, READERS)
        self.nodes = {
            str(node.get("id") or node.get("name")): node
            for node in elements(
                self.root, "inputData", "decision", "businessKnowledgeModel", "decisionService"
            )
        }

    def model(self) -> Model:
        builder = self.builder
        decisions = dict(self._all("decision", self._decision))
        knowledge = dict(self._all("businessKnowledgeModel", self._knowledge))
        services = dict(self._all("decisionService", self._service))
        faults = [*builder.faults, *self._circles(decisions)]
        return Model(
            str(self.root.get("name", "")),
            builder.types,
            {key: Input(key, self._name(key), self._type(key)) for key, _ in self._of("inputData")},
            decisions,
            knowledge,
            services,
            tuple(faults),
        )

    def _of(self, name: str) -> Iterable[tuple[str, Element]]:
        return [(key, node) for key, node in self.nodes.items() if tag(node) == name]

    def _all(self, name: str, read_one: Callable[[str, Element], Node]) -> list[tuple[str, Node]]:
        return [(key, read_one(key, node)) for key, node in self._of(name)]

    def _name(self, key: str) -> str:
        node = self.nodes[key]
        variable = first(node, "variable")
        own = str(node.get("name", "")).strip()
        return own if variable is None else str(variable.get("name") or own).strip()

    def _type(self, key: str) -> str:
        variable = first(self.nodes[key], "variable")
        return "" if variable is None else str(variable.get("typeRef") or "")

    def _required(self, node: Element, requirement: str, *kinds: str) -> tuple[str, ...]:
        """Return the ids that a node requires; one that does not exist is a fault."""
        found: list[str] = []
        for outer in elements(node, requirement):
            for reference in elements(outer, *kinds):
                key = href(reference)
                if key in self.nodes:
                    found.append(key)
                else:
                    self.builder.fault(reference, f"引用了不存在的“{key}”")
        return tuple(found)

    def _names(self, keys: Iterable[str]) -> frozenset[str]:
        return frozenset(map(self._name, keys))

    def _decision(self, key: str, node: Element) -> Decision:
        inputs = self._required(node, "informationRequirement", "requiredInput")
        decisions = self._required(node, "informationRequirement", "requiredDecision")
        knowledge = self._required(node, "knowledgeRequirement", "requiredKnowledge")
        known = self._names((*inputs, *decisions, *knowledge)) | self._names(
            key for key, _ in self._of("inputData")
        )
        logic = self.builder.box(expression_in(node), known, label=self._name(key))
        variable = first(node, "variable")
        if variable is not None:
            logic = self.builder.typed(logic, variable.get("typeRef"))
        question = first(node, "question")
        return Decision(
            key,
            self._name(key),
            line_of(node),
            logic,
            tuple(map(self._name, inputs)),
            decisions,
            knowledge,
            "" if question is None else (question.text or "").strip(),
        )

    def _knowledge(self, key: str, node: Element) -> Knowledge:
        knowledge = self._required(node, "knowledgeRequirement", "requiredKnowledge")
        body = first(node, "encapsulatedLogic")
        logic = self.builder.box(body, self._names((*knowledge, key)), label=self._name(key))
        return Knowledge(key, self._name(key), logic, knowledge)

    def _service(self, key: str, node: Element) -> Service:
        inputs, decisions, outputs = (
            [href(item) for item in elements(node, name) if href(item) in self.nodes]
            for name in ("inputData", "inputDecision", "outputDecision")
        )
        return Service(
            key,
            self._name(key),
            tuple((item, self._name(item)) for item in inputs),
            tuple((item, self._name(item)) for item in decisions),
            tuple(outputs),
            tuple(map(self._type, (*inputs, *decisions))),
            self._type(key),
        )

    def _circles(self, decisions: Mapping[str, Decision]) -> Iterable[Fault]:
        """Yield a fault for each decision that requires itself, however far around."""
        for key, decision in decisions.items():
            seen: set[str] = set()
            ahead = list(decision.decisions)
            while ahead:
                needed = ahead.pop()
                if needed not in seen and needed in decisions:
                    seen.add(needed)
                    ahead.extend(decisions[needed].decisions)
            if key in seen:
                yield Fault(decision.line, f"决策“{decision.name}”绕了一圈又依赖它自己")
