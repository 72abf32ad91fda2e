"""A tree into closures, once; each closure takes the scope and returns a value."""

from collections.abc import Callable, Mapping

from yiwang.lib.feel import nodes
from yiwang.lib.feel.functions import BUILTINS
from yiwang.lib.feel.functions.registry import Builtin
from yiwang.lib.feel.kinds import Function, Range, Type
from yiwang.lib.feel.loops import Sources, counted, filter_items, iterate, quantify
from yiwang.lib.feel.matching import passes
from yiwang.lib.feel.members import member
from yiwang.lib.feel.nodes import Node
from yiwang.lib.feel.scope import Compute, Scope
from yiwang.lib.feel.values import ARITHMETIC, compare, negate, within

Types = Mapping[str, Type]


def compile_node(node: Node, types: Types) -> Compute:
    """Return the closure of a tree."""
    return COMPILERS[type(node)](node, types)


def _literal(node: nodes.Literal, _types: Types) -> Compute:
    value = node.value
    return lambda _: value


def _name(node: nodes.Name, _types: Types) -> Compute:
    name, builtin = node.name, BUILTINS.get(node.name)
    return lambda scope: scope.get(name, builtin)


def _path(node: nodes.Path, types: Types) -> Compute:
    base, name = compile_node(node.base, types), node.member
    return lambda scope: member(base(scope), name)


def _binary(node: nodes.Binary, types: Types) -> Compute:
    left, right = compile_node(node.left, types), compile_node(node.right, types)
    sign = node.operator
    if sign in ARITHMETIC:
        step = ARITHMETIC[sign]
        return lambda scope: step(left(scope), right(scope))
    return lambda scope: compare(sign, left(scope), right(scope))


def _logic(node: nodes.Logic, types: Types) -> Compute:
    terms = [compile_node(term, types) for term in node.terms]
    settles = node.operator == "or"

    def logic(scope: Scope) -> bool | None:
        answer: bool | None = not settles
        for term in terms:
            value = term(scope)
            if value is settles:
                return settles
            if not isinstance(value, bool):
                answer = None
        return answer

    return logic


def _negative(node: nodes.Negative, types: Types) -> Compute:
    value = compile_node(node.value, types)
    return lambda scope: negate(value(scope))


def _between(node: nodes.Between, types: Types) -> Compute:
    value, low, high = (compile_node(part, types) for part in (node.value, node.low, node.high))
    return lambda scope: within(value(scope), Range(low(scope), high(scope)))


def _in(node: nodes.In, types: Types) -> Compute:
    value = compile_node(node.value, types)
    tests = [compile_node(test, types) for test in node.tests]
    return lambda scope: passes(value(scope), [test(scope) for test in tests])


def _instance(node: nodes.InstanceOf, types: Types) -> Compute:
    value, type_ = compile_node(node.value, types), node.type
    return lambda scope: (found := value(scope)) is not None and type_.holds(found, types)


def _if(node: nodes.If, types: Types) -> Compute:
    condition = compile_node(node.condition, types)
    then, otherwise = compile_node(node.then, types), compile_node(node.otherwise, types)
    return lambda scope: then(scope) if condition(scope) is True else otherwise(scope)


def _span(node: nodes.Span, types: Types) -> Compute:
    low, high = compile_node(node.low, types), compile_node(node.high, types)
    low_closed, high_closed = node.low_closed, node.high_closed
    if node.loop:
        return lambda scope: counted(low(scope), high(scope))

    def span(scope: Scope) -> Range | None:
        first, last = low(scope), high(scope)
        if first is not None and last is not None and compare("<=", first, last) is not True:
            return None
        return Range(first, last, low_closed, high_closed)

    if isinstance(node.low, nodes.Literal) and isinstance(node.high, nodes.Literal):
        fixed = span({})
        return lambda _: fixed
    return span


def _bound(node: nodes.Bound, types: Types) -> Compute:
    value, sign = compile_node(node.value, types), node.operator
    if sign in {"<", "<="}:
        return lambda scope: Range(None, value(scope), False, sign == "<=", sign)  # noqa: FBT003
    return lambda scope: Range(value(scope), None, sign != ">", False, sign)  # noqa: FBT003


def _filter(node: nodes.Filter, types: Types) -> Compute:
    return filter_items(compile_node(node.base, types), compile_node(node.predicate, types))


def _sources(node: nodes.For | nodes.Quantified, types: Types) -> Sources:
    return [(name, compile_node(source, types)) for name, source in node.iterators]


def _makes_function(node: Node) -> bool:
    return isinstance(node, nodes.FunctionOf) or any(map(_makes_function, node.children()))


def _for(node: nodes.For, types: Types) -> Compute:
    body = compile_node(node.body, types)
    return iterate(_sources(node, types), body, keeps=_makes_function(node.body))


def _quantified(node: nodes.Quantified, types: Types) -> Compute:
    body = compile_node(node.body, types)
    return quantify(node.quantifier, _sources(node, types), body)


def _list(node: nodes.ListOf, types: Types) -> Compute:
    items = [compile_node(item, types) for item in node.items]
    return lambda scope: [item(scope) for item in items]


def _context(node: nodes.ContextOf, types: Types) -> Compute:
    entries = [(name, compile_node(value, types)) for name, value in node.entries]
    doubled = len({name for name, _ in entries}) < len(entries)

    def build(scope: Scope) -> dict[str, object] | None:
        inner, made = dict(scope), {}
        for name, value in entries:
            inner[name] = made[name] = value(inner)
        return None if doubled else made

    return build


def _function(node: nodes.FunctionOf, types: Types) -> Compute:
    names = tuple(name for name, _ in node.parameters)
    expected = tuple(type_ for _, type_ in node.parameters)
    body = compile_node(node.body, types)
    if node.external:
        return lambda _: Function(names, lambda *_: None, expected)

    def make(scope: Scope) -> Function:
        def call(*arguments: object) -> object:
            for value, type_ in zip(arguments, expected, strict=True):
                if type_ is not None and value is not None and not type_.holds(value, types):
                    return None
            return body({**scope, **dict(zip(names, arguments, strict=True))})

        return Function(names, call, expected)

    return make


def _call(node: nodes.Call, types: Types) -> Compute:
    function = compile_node(node.function, types)
    arguments = [compile_node(argument, types) for argument in node.arguments]
    names = node.names

    def call(scope: Scope) -> object:
        found = function(scope)
        if isinstance(found, Function | Builtin):
            return found.invoke([argument(scope) for argument in arguments], names)
        return None

    return call


COMPILERS: Mapping[type[Node], Callable[..., Compute]] = {
    nodes.Literal: _literal,
    nodes.Name: _name,
    nodes.Path: _path,
    nodes.Filter: _filter,
    nodes.Binary: _binary,
    nodes.Logic: _logic,
    nodes.Negative: _negative,
    nodes.Between: _between,
    nodes.In: _in,
    nodes.InstanceOf: _instance,
    nodes.If: _if,
    nodes.Span: _span,
    nodes.Bound: _bound,
    nodes.For: _for,
    nodes.Quantified: _quantified,
    nodes.ListOf: _list,
    nodes.ContextOf: _context,
    nodes.FunctionOf: _function,
    nodes.Call: _call,
}
