"""The tree of a FEEL expression: plain data, so that it can be computed, printed or compiled to SQL."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from yiwang.lib.feel.kinds import Type


@dataclass(frozen=True, slots=True)
class Node:
    """Any part of an expression."""

    def children(self) -> Iterator["Node"]:
        """Yield the nodes directly below this one."""
        for part in fields(self):
            yield from _nodes(getattr(self, part.name))


def _nodes(value: object) -> Iterator[Node]:
    if isinstance(value, Node):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _nodes(item)


@dataclass(frozen=True, slots=True)
class Literal(Node):
    value: object


@dataclass(frozen=True, slots=True)
class Name(Node):
    name: str
    at: int


@dataclass(frozen=True, slots=True)
class Path(Node):
    base: Node
    member: str


@dataclass(frozen=True, slots=True)
class Filter(Node):
    base: Node
    predicate: Node


@dataclass(frozen=True, slots=True)
class Binary(Node):
    """Arithmetic or comparison: + - * / ** = != < <= > >=."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Logic(Node):
    """`and` or `or` over two or more terms."""

    operator: str
    terms: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Negative(Node):
    value: Node


@dataclass(frozen=True, slots=True)
class Between(Node):
    value: Node
    low: Node
    high: Node


@dataclass(frozen=True, slots=True)
class In(Node):
    value: Node
    tests: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class InstanceOf(Node):
    value: Node
    type: Type


@dataclass(frozen=True, slots=True)
class If(Node):
    condition: Node
    then: Node
    otherwise: Node


@dataclass(frozen=True, slots=True)
class Span(Node):
    """A range literal; `loop` for the bare `a..b` of a for, which may also count down."""

    low: Node
    high: Node
    low_closed: bool
    high_closed: bool
    loop: bool = False


@dataclass(frozen=True, slots=True)
class Bound(Node):
    """A one-sided test such as `< 10` or `= "甲"`."""

    operator: str
    value: Node


@dataclass(frozen=True, slots=True)
class For(Node):
    iterators: tuple[tuple[str, Node], ...]
    body: Node


@dataclass(frozen=True, slots=True)
class Quantified(Node):
    """`some` or `every`."""

    quantifier: str
    iterators: tuple[tuple[str, Node], ...]
    body: Node


@dataclass(frozen=True, slots=True)
class ListOf(Node):
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class ContextOf(Node):
    entries: tuple[tuple[str, Node], ...]


@dataclass(frozen=True, slots=True)
class FunctionOf(Node):
    parameters: tuple[tuple[str, Type | None], ...]
    body: Node
    external: bool = False


@dataclass(frozen=True, slots=True)
class Call(Node):
    function: Node
    arguments: tuple[Node, ...]
    names: tuple[str, ...] = ()  # filled when arguments are given by name


@dataclass(frozen=True, slots=True)
class Tests(Node):
    """Unary tests of a decision table cell; no tests at all is `-`."""

    tests: tuple[Node, ...]
    negated: bool = False


def free_names(  # noqa: PLR0911 - one per kind
    node: Node, known: frozenset[str]
) -> frozenset[str]:
    """Return the names that an expression takes from outside.

    A name inside a filter may be a member of the filtered items: it counts only when known.
    """
    match node:
        case Name(name=name):
            return frozenset({name})
        case Filter(base=base, predicate=predicate):
            inside = free_names(predicate, known) - {"item"}
            return free_names(base, known) | (inside & known)
        case For(iterators=iterators, body=body) | Quantified(iterators=iterators, body=body):
            return _looped(iterators, free_names(body, known) - {"partial"}, known)
        case ContextOf(entries=entries):
            return _looped(entries, frozenset(), known)
        case FunctionOf(parameters=parameters, body=body):
            return free_names(body, known) - {name for name, _ in parameters}
        case _:
            below = [free_names(child, known) for child in node.children()]
            return frozenset().union(*below)


def _looped(
    bound: tuple[tuple[str, Node], ...], inner: frozenset[str], known: frozenset[str]
) -> frozenset[str]:
    for name, value in reversed(bound):
        outside = free_names(value, known)
        if isinstance(value, FunctionOf):
            outside -= {name}  # a function may call itself
        inner = (inner - {name}) | outside
    return inner
