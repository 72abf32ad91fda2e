"""What reading the boxed expressions of one model shares: types, names, faults."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from yiwang.lib.dmn.errors import Fault
from yiwang.lib.dmn.items import Types, conform, type_named
from yiwang.lib.dmn.shapes import Logic
from yiwang.lib.dmn.xml import Element, elements, first, line_of, tag
from yiwang.lib.feel import Expression, FeelError, UnaryTests

BOXES = frozenset(
    {
        "literalExpression", "decisionTable", "context", "list", "relation", "invocation",
        "functionDefinition", "conditional", "for", "some", "every", "filter",
    }
)  # fmt: skip
NEVER = "[][1] != null"
NOTHING = Logic(lambda _: None, frozenset())


@dataclass
class Builder:
    """Reads boxed expressions of one model and collects all faults."""

    types: Types
    members: frozenset[str]
    readers: Mapping[str, "Reader"]
    faults: list[Fault] = field(default_factory=list)

    def fault(self, element: Element, message: str, below: int = 0) -> None:
        text = first(element, "text")
        line = line_of(element if text is None else text)
        self.faults.append(Fault(line + below, message))

    def box(self, element: Element | None, known: frozenset[str], *, label: str = "") -> Logic:
        """Compile a boxed expression; a faulty one is noted and answers null."""
        if element is None:
            return NOTHING
        reader = self.readers.get(tag(element))
        if reader is None:
            self.fault(element, f"不认识的表达式“{tag(element)}”")
            return NOTHING
        logic = reader(self, element, known, label=label)
        return self.typed(logic, element.get("typeRef"))

    def typed(self, logic: Logic, reference: str | None) -> Logic:
        """Make the answer fit a declared type."""
        type_, compute, types = type_named(reference), logic.compute, self.types
        if type_ is None:
            return logic
        return replace(logic, compute=lambda scope: conform(compute(scope), type_, types))

    def expression(self, element: Element, text: str, known: frozenset[str]) -> Logic:
        """Compile FEEL text; `element` is where it stands."""
        if not text.strip():
            return NOTHING
        try:
            read = Expression(text, known, self.types, members=self.members)
        except FeelError as error:
            where = f"（第 {error.column} 列）" if error.line == 1 else ""
            self.fault(element, f"“{text.strip()}”{where}：{error.message}", error.line - 1)
            return NOTHING
        return Logic(read.compute, read.names)

    def tests(self, element: Element, text: str, known: frozenset[str]) -> UnaryTests:
        """Compile a table cell; a faulty one is noted and holds for nothing."""
        try:
            return UnaryTests(text, known, self.types, members=self.members)
        except FeelError as error:
            where = f"（第 {error.column} 列）" if error.line == 1 else ""
            self.fault(element, f"“{text.strip()}”{where}：{error.message}", error.line - 1)
            return UnaryTests(NEVER)

    def inner(self, element: Element, name: str, known: frozenset[str]) -> Logic:
        """Compile the expression wrapped in a child such as `in` or `return`."""
        return self.box(expression_in(first(element, name)), known)


def expression_in(element: Element | None) -> Element | None:
    """Return the boxed expression among the children of an element."""
    if element is None:
        return None
    return next((child for child in elements(element) if tag(child) in BOXES), None)


class Reader(Protocol):
    """Compiles one kind of box; `label` is the name that its value will have."""

    def __call__(
        self, builder: Builder, element: Element, known: frozenset[str], /, *, label: str
    ) -> Logic: ...
