"""Decision tables: reading one, and finding the rules that hold."""

from collections.abc import Mapping
from dataclasses import dataclass

from yiwang.lib.dmn.builder import Builder
from yiwang.lib.dmn.errors import DmnError
from yiwang.lib.dmn.policies import POLICIES, Hit, settle
from yiwang.lib.dmn.shapes import Logic, Match, RuleText, Table
from yiwang.lib.dmn.xml import Element, elements, first, text_of
from yiwang.lib.feel import UnaryTests
from yiwang.lib.feel.scope import Compute, Scope
from yiwang.lib.feel.text import literal

TRACE = "\0matches"  # where a scope keeps the list of matches
AGGREGATORS = {"SUM": "+", "MIN": "<", "MAX": ">", "COUNT": "#"}


@dataclass(frozen=True, slots=True)
class Column:
    """An input: what it is called, its value, and the values that it may have."""

    label: str
    compute: Compute
    allowed: UnaryTests | None
    names: frozenset[str]
    element: Element


@dataclass(frozen=True, slots=True)
class Output:
    """An output; `order` are its allowed values, the most important first."""

    name: str
    label: str
    default: Logic | None
    order: tuple[Compute, ...]
    type: str | None


@dataclass(frozen=True, slots=True)
class Rule:
    text: RuleText
    tests: tuple[UnaryTests, ...]
    outputs: tuple[Logic, ...]


def read_table(builder: Builder, element: Element, known: frozenset[str], *, label: str) -> Logic:
    """Compile a decision table."""
    columns = [_column(builder, item, known) for item in elements(element, "input")]
    outputs = [_output(builder, item, known, label=label) for item in elements(element, "output")]
    notes = tuple(str(note.get("name", "")) for note in elements(element, "annotation"))
    rules = tuple(
        _rule(builder, item, known, number=number)
        for number, item in enumerate(elements(element, "rule"), 1)
    )
    for rule, item in zip(rules, elements(element, "rule"), strict=True):
        if len(rule.tests) != len(columns) or len(rule.outputs) != len(outputs):
            builder.fault(item, f"规则 {rule.text.number} 的格数与表头的列数不一致")
    policy = _policy(builder, element)
    table = Table(
        policy,
        tuple(column.label for column in columns),
        tuple(output.label for output in outputs),
        notes,
        tuple(rule.text for rule in rules),
        tuple(column.allowed.text if column.allowed else "" for column in columns),
    )
    names = frozenset().union(
        *(column.names for column in columns),
        *(test.names for rule in rules for test in rule.tests),
        *(cell.names for rule in rules for cell in rule.outputs),
    )
    run = Running(label, policy, tuple(columns), tuple(outputs), rules)
    output_names = tuple(output.name for output in outputs)
    return Logic(run.compute, names, table, output_names)


def _policy(builder: Builder, element: Element) -> str:
    name = str(element.get("hitPolicy") or "UNIQUE").upper()
    if name not in POLICIES:
        builder.fault(element, f"不认识的命中策略“{name}”")
        return "U"
    return POLICIES[name] + AGGREGATORS.get(str(element.get("aggregation", "")), "")


def _column(builder: Builder, item: Element, known: frozenset[str]) -> Column:
    expression = first(item, "inputExpression")
    text = text_of(expression).strip()
    logic = builder.expression(item, text, known)
    if expression is not None:
        logic = builder.typed(logic, expression.get("typeRef"))
    values = first(item, "inputValues")
    said = text_of(values).strip()
    allowed = builder.tests(item, said, known) if said else None
    label = str(item.get("label") or "").strip() or " ".join(text.split())
    return Column(label, logic.compute, allowed, logic.names, item)


def _output(builder: Builder, item: Element, known: frozenset[str], *, label: str) -> Output:
    name = str(item.get("name") or "").strip() or label
    default = first(item, "defaultOutputEntry")
    fallback = None if default is None else builder.expression(default, text_of(default), known)
    values = text_of(first(item, "outputValues"))
    listed = builder.expression(item, f"[{values}]", known) if values.strip() else None
    order = () if listed is None else (listed.compute,)
    title = str(item.get("label") or "").strip() or name
    return Output(name, title, fallback, order, item.get("typeRef"))


def _rule(builder: Builder, item: Element, known: frozenset[str], *, number: int) -> Rule:
    inputs = [(cell, text_of(cell)) for cell in elements(item, "inputEntry")]
    results = [(cell, text_of(cell)) for cell in elements(item, "outputEntry")]
    notes = tuple(text_of(cell).strip() for cell in elements(item, "annotationEntry"))
    text = RuleText(
        number,
        tuple(said.strip() for _, said in inputs),
        tuple(said.strip() for _, said in results),
        notes,
    )
    return Rule(
        text,
        tuple(builder.tests(cell, said, known) for cell, said in inputs),
        tuple(builder.expression(cell, said, known) for cell, said in results),
    )


@dataclass(frozen=True, slots=True)
class Running:
    """A table ready to answer."""

    name: str
    policy: str
    columns: tuple[Column, ...]
    outputs: tuple[Output, ...]
    rules: tuple[Rule, ...]

    def compute(self, scope: Scope) -> object:
        """Return what the hit policy makes of the rules that hold, and note the matches."""
        inputs = [column.compute(scope) for column in self.columns]
        self._check(inputs, scope)
        hits = self._hits(inputs, scope)
        if not hits:
            return self._nothing(scope)
        orders = [self._order(output, scope) for output in self.outputs]
        used, value = settle(self.policy, hits, orders, name=self.name)
        trace = scope.get(TRACE)
        if isinstance(trace, list):
            trace.extend(self._match(hit, inputs) for hit in used)
        return value

    def _check(self, inputs: list[object], scope: Scope) -> None:
        for column, value in zip(self.columns, inputs, strict=True):
            allowed = column.allowed
            given = allowed is not None and value is not None
            if given and allowed and not allowed.match({**scope, "?": value}):
                raise DmnError(
                    f"“{column.label}”的值 {literal(value)} 不在允许的取值“{allowed.text}”之内"
                )

    def _hits(self, inputs: list[object], scope: Scope) -> list[Hit]:
        hits: list[Hit] = []
        inner = dict(scope)
        for rule in self.rules:
            if _holds(rule, inputs, inner):
                hits.append(Hit(rule.text.number - 1, self._outputs(rule, scope)))
                if self.policy == "F":
                    break
        return hits

    def _outputs(self, rule: Rule, scope: Scope) -> dict[str, object]:
        return {
            output.name: logic.compute(scope)
            for output, logic in zip(self.outputs, rule.outputs, strict=False)
        }

    def _nothing(self, scope: Scope) -> object:
        """Return the defaults when no rule holds."""
        if any(output.default is not None for output in self.outputs):
            made = {
                output.name: output.default.compute(scope) if output.default else None
                for output in self.outputs
            }
            return made if len(made) > 1 else next(iter(made.values()))
        return None

    def _order(self, output: Output, scope: Scope) -> list[object]:
        listed = output.order[0](scope) if output.order else []
        return listed if isinstance(listed, list) else []

    def _match(self, hit: Hit, inputs: list[object]) -> Match:
        seen: Mapping[str, object] = {
            column.label: value for column, value in zip(self.columns, inputs, strict=True)
        }
        rule = self.rules[hit.rule].text
        return Match(self.name, rule.number, rule.annotations, seen, hit.outputs)


def _holds(rule: Rule, inputs: list[object], scope: Scope) -> bool:
    for test, value in zip(rule.tests, inputs, strict=False):
        scope["?"] = value
        if not test.match(scope):
            return False
    return True
