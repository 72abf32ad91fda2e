"""The two things that a FEEL text can be: an expression, or the unary tests of a table cell."""

import functools
from collections.abc import Collection, Mapping
from datetime import datetime

from yiwang.lib.feel import nodes
from yiwang.lib.feel.compiler import compile_node
from yiwang.lib.feel.errors import FeelError
from yiwang.lib.feel.functions import BUILTINS
from yiwang.lib.feel.kinds import Range, Type
from yiwang.lib.feel.literals import adopt
from yiwang.lib.feel.matching import passes_one
from yiwang.lib.feel.names import is_odd, odd_names
from yiwang.lib.feel.nodes import Node, free_names
from yiwang.lib.feel.parser import Parser
from yiwang.lib.feel.scope import Compute, Scope, moment
from yiwang.lib.feel.values import compare, within

LENGTH = 20_000  # characters of one expression
NO_TYPES: Mapping[str, Type] = {}
INPUT = "?"


def _take(context: Mapping[str, object], names: Collection[str]) -> Scope:
    return {name: adopt(context[name]) for name in names if name in context}


class Expression:
    """A compiled expression; `names` are the free names, built-in functions not counted."""

    def __init__(
        self,
        text: str,
        known: Collection[str] = (),
        types: Mapping[str, Type] = NO_TYPES,
        *,
        members: Collection[str] = (),
    ) -> None:
        self.text, self.known, self.types = text, frozenset(known), types
        self.tree = _read(text, self.known | frozenset(members))
        self.compute: Compute = compile_node(self.tree, types)
        self.wanted = free_names(self.tree, self.known)
        self.names = self.wanted - BUILTINS.keys()
        # In a filter any name of the context may be meant, so that all of them are taken along.
        self.seen = None if _filters(self.tree) else self.wanted
        self._hides_names = is_odd(text)

    def __repr__(self) -> str:
        return f"Expression({self.text!r})"

    def evaluate(self, context: Mapping[str, object], *, at: datetime | None = None) -> object:
        """Compute in a context of Python values; a name that is missing is null.

        Raises FeelError when the computation goes too deep or too far.
        """
        if self._hides_names:
            odd = odd_names(context.keys() - self.known, self.text)
            if odd:  # 甲-乙 is a name after all
                return _renamed(self.text, self.known | odd).evaluate(context, at=at)
        with moment(at):
            return guarded(
                self.compute, _take(context, context if self.seen is None else self.seen)
            )


def _filters(node: Node) -> bool:
    return isinstance(node, nodes.Filter) or any(map(_filters, node.children()))


@functools.lru_cache(maxsize=256)
def _renamed(text: str, known: frozenset[str]) -> Expression:
    return Expression(text, known)


def guarded(compute: Compute, scope: Scope) -> object:
    """Compute; an expression that calls itself without end is an error, not a crash."""
    try:
        return compute(scope)
    except RecursionError:
        raise FeelError("函数互相调用太深，可能没有尽头") from None


class UnaryTests:
    """A compiled table cell: `-`, comparisons, ranges, values, `not(…)`, conditions on `?`."""

    def __init__(
        self,
        text: str,
        known: Collection[str] = (),
        types: Mapping[str, Type] = NO_TYPES,
        *,
        members: Collection[str] = (),
    ) -> None:
        self.text = text
        self.tree = _read_tests(text, frozenset({*known, *members}))
        self.tests = [_compile_test(test, types) for test in self.tree.tests]
        self.names = free_names(self.tree, frozenset(known)) - BUILTINS.keys() - {INPUT}

    def __repr__(self) -> str:
        return f"UnaryTests({self.text!r})"

    def matches(self, value: object, context: Mapping[str, object]) -> bool:
        """Tell whether a value passes in a context of Python values."""
        return self.match({**_take(context, context), INPUT: adopt(value)})

    def match(self, scope: Scope) -> bool:
        """Tell whether `?` of the scope passes."""
        if not self.tests:
            return True
        return guarded(self._any, scope) is not self.tree.negated

    def _any(self, scope: Scope) -> bool:
        return any(test(scope) is True for test in self.tests)


def _check_length(text: str) -> None:
    if len(text) > LENGTH:
        raise FeelError(f"表达式超过 {LENGTH} 个字符，请拆开写")


def _read(text: str, known: frozenset[str]) -> Node:
    _check_length(text)
    parser = Parser(text, known | BUILTINS.keys())
    if parser.token.kind == "end":
        raise parser.error("表达式是空的")
    tree = parser.expression()
    parser.finish()
    return tree


def _read_tests(text: str, known: frozenset[str]) -> nodes.Tests:
    _check_length(text)
    if text.strip() in {"", "-", "－", "—"}:
        return nodes.Tests(())
    parser = Parser(text, known | BUILTINS.keys())
    negated = _is_negation(parser)
    if negated:
        parser.at += 2
    tests = [parser.expression()]
    while parser.skip(","):
        tests.append(parser.expression())
    if negated:
        parser.need(")")
    parser.finish()
    return nodes.Tests(tuple(tests), negated)


def _is_negation(parser: Parser) -> bool:
    """Tell whether the whole cell is not(…)."""
    texts = [token.text for token in parser.tokens]
    if texts[:2] != ["not", "("]:
        return False
    depth = 0
    for place, text in enumerate(texts):
        depth += (text == "(") - (text == ")")
        if text == ")" and depth == 0:
            return place == len(texts) - 2
    return False


def _compile_test(node: Node, types: Mapping[str, Type]) -> Compute:
    compute = compile_node(node, types)
    if INPUT in free_names(node, frozenset({INPUT})):
        return compute
    if isinstance(node, nodes.Bound):
        sign, value = node.operator, compile_node(node.value, types)
        return lambda scope: compare(sign, scope.get(INPUT), value(scope))

    def test(scope: Scope) -> bool | None:
        found, value = compute(scope), scope.get(INPUT)
        if isinstance(found, bool) and not isinstance(value, bool) and value is not None:
            return found
        return within(value, found) if isinstance(found, Range) else passes_one(value, found)

    return test


def parse(
    text: str,
    known: Collection[str] = (),
    types: Mapping[str, Type] = NO_TYPES,
    *,
    members: Collection[str] = (),
) -> Expression:
    """Read an expression. Raises FeelError.

    `known` names and `members` (names after a dot) may hold spaces and operators.
    """
    return Expression(text, known, types, members=members)


def parse_tests(
    text: str,
    known: Collection[str] = (),
    types: Mapping[str, Type] = NO_TYPES,
    *,
    members: Collection[str] = (),
) -> UnaryTests:
    """Read the unary tests of a decision table cell. Raises FeelError."""
    return UnaryTests(text, known, types, members=members)
