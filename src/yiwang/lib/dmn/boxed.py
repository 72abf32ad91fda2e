"""Boxed expressions into closures: literal, context, list, relation, invocation, function …"""

from collections.abc import Iterable, Mapping

from yiwang.lib.dmn.builder import BOXES, NOTHING, Builder, Reader, expression_in
from yiwang.lib.dmn.items import conform, misfits, type_named
from yiwang.lib.dmn.shapes import Logic
from yiwang.lib.dmn.tables import read_table
from yiwang.lib.dmn.xml import Element, elements, first, tag, text_of
from yiwang.lib.feel.functions.registry import Builtin
from yiwang.lib.feel.kinds import Function
from yiwang.lib.feel.loops import filter_items, iterate, quantify
from yiwang.lib.feel.scope import Compute, Scope

FEEL = frozenset({"", "feel"})


def _literal(builder: Builder, element: Element, known: frozenset[str], **_: str) -> Logic:
    language = str(element.get("expressionLanguage", "")).rstrip("/").rpartition("/")[2].lower()
    if language not in FEEL:
        builder.fault(element, f"表达式语言只支持 FEEL，不支持“{language}”")
        return NOTHING
    return builder.expression(element, text_of(element), known)


def _context(builder: Builder, element: Element, known: frozenset[str], **_: str) -> Logic:
    entries: list[tuple[str, Compute]] = []
    names: frozenset[str] = frozenset()
    local: frozenset[str] = frozenset()
    for entry in elements(element, "contextEntry"):
        variable = first(entry, "variable")
        name = "" if variable is None else str(variable.get("name", "")).strip()
        logic = builder.box(expression_in(entry), known | local | ({name} - {""}), label=name)
        if variable is not None:
            logic = builder.typed(logic, variable.get("typeRef"))
        names |= logic.names - local - {name}
        local |= {name}
        entries.append((name, logic.compute))

    def compute(scope: Scope) -> object:
        inner, made = dict(scope), {}
        for name, entry in entries:
            value = entry(inner)
            if not name:
                return value
            inner[name] = made[name] = value
        return made

    outputs = () if "" in local else tuple(name for name, _ in entries)
    return Logic(compute, names, outputs=outputs)


def _list(builder: Builder, element: Element, known: frozenset[str], **_: str) -> Logic:
    items = [builder.box(child, known) for child in elements(element) if tag(child) in BOXES]
    return Logic(lambda scope: [item.compute(scope) for item in items], _names(items))


def _relation(builder: Builder, element: Element, known: frozenset[str], **_: str) -> Logic:
    columns = [str(column.get("name", "")).strip() for column in elements(element, "column")]
    rows: list[list[Logic]] = []
    for row in elements(element, "row"):
        cells = [builder.box(cell, known) for cell in elements(row) if tag(cell) in BOXES]
        if len(cells) != len(columns):
            builder.fault(row, f"这一行有 {len(cells)} 格，而表头有 {len(columns)} 列")
        rows.append(cells)

    def compute(scope: Scope) -> object:
        return [
            {name: cell.compute(scope) for name, cell in zip(columns, cells, strict=False)}
            for cells in rows
        ]

    return Logic(compute, _names(cell for cells in rows for cell in cells))


def _invocation(builder: Builder, element: Element, known: frozenset[str], **_: str) -> Logic:
    function = builder.box(expression_in(element), known)
    names: list[str] = []
    values: list[Logic] = []
    for binding in elements(element, "binding"):
        parameter = first(binding, "parameter")
        names.append("" if parameter is None else str(parameter.get("name", "")).strip())
        values.append(builder.box(expression_in(binding), known))

    def compute(scope: Scope) -> object:
        found = function.compute(scope)
        if not isinstance(found, Function | Builtin):
            return None
        return found.invoke([value.compute(scope) for value in values], tuple(names))

    return Logic(compute, function.names | _names(values))


def _function(builder: Builder, element: Element, known: frozenset[str], **_: str) -> Logic:
    parameters = list(elements(element, "formalParameter"))
    names = tuple(str(parameter.get("name", "")).strip() for parameter in parameters)
    expected = tuple(type_named(parameter.get("typeRef")) for parameter in parameters)
    types = builder.types
    if element.get("kind", "FEEL") != "FEEL":
        return Logic(lambda _: Function(names, lambda *_: None, expected), frozenset())
    body = builder.box(expression_in(element), known | frozenset(names))

    def make(scope: Scope) -> Function:
        def call(*arguments: object) -> object:
            fitted = [conform(*pair, types) for pair in zip(arguments, expected, strict=True)]
            if misfits(arguments, fitted):
                return None
            return body.compute({**scope, **dict(zip(names, fitted, strict=True))})

        return Function(names, call, expected)

    return Logic(make, body.names - frozenset(names))


def _conditional(builder: Builder, element: Element, known: frozenset[str], **_: str) -> Logic:
    condition, then, otherwise = (
        builder.inner(element, name, known) for name in ("if", "then", "else")
    )

    def compute(scope: Scope) -> object:
        return (then if condition.compute(scope) is True else otherwise).compute(scope)

    return Logic(compute, _names((condition, then, otherwise)))


def _loop(builder: Builder, element: Element, known: frozenset[str], **_: str) -> Logic:
    name = str(element.get("iteratorVariable", "")).strip()
    source = builder.inner(element, "in", known)
    body_tag = "return" if tag(element) == "for" else "satisfies"
    body = builder.inner(element, body_tag, known | {name, "partial"})
    sources = [(name, source.compute)]
    if tag(element) == "for":
        compute = iterate(sources, body.compute)
    else:
        compute = quantify(tag(element), sources, body.compute, strict=True)
    return Logic(compute, source.names | (body.names - {name, "partial"}))


def _filter(builder: Builder, element: Element, known: frozenset[str], **_: str) -> Logic:
    source = builder.inner(element, "in", known)
    match = builder.inner(element, "match", known | {"item"})
    names = source.names | (match.names & known)
    return Logic(filter_items(source.compute, match.compute, strict=True), names)


def _names(logics: Iterable[Logic]) -> frozenset[str]:
    return frozenset().union(*(logic.names for logic in logics))


READERS: Mapping[str, Reader] = {
    "literalExpression": _literal,
    "decisionTable": read_table,
    "context": _context,
    "list": _list,
    "relation": _relation,
    "invocation": _invocation,
    "functionDefinition": _function,
    "encapsulatedLogic": _function,
    "conditional": _conditional,
    "for": _loop,
    "some": _loop,
    "every": _loop,
    "filter": _filter,
}
