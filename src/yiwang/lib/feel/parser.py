"""A precedence-climbing parser for FEEL, after the grammar of DMN 1.5 clause 10.3.1.2."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from yiwang.lib.feel import nodes
from yiwang.lib.feel.cursor import Cursor, Scope
from yiwang.lib.feel.kinds import Type
from yiwang.lib.feel.lexer import unquote
from yiwang.lib.feel.literals import parse_literal
from yiwang.lib.feel.names import KEYWORDS
from yiwang.lib.feel.nodes import Node
from yiwang.lib.feel.typenames import read_type
from yiwang.lib.feel.values import NUMBERS

DEPTH = 60  # nested deeper, nobody reads it
CHAIN = 150  # terms in one chain of operators
BINARY: Mapping[str, int] = {
    "or": 1, "and": 2,
    "=": 3, "!=": 3, "<": 3, "<=": 3, ">": 3, ">=": 3, "between": 3, "in": 3,
    "+": 4, "-": 4, "*": 5, "/": 5, "**": 6, "instance": 7,
}  # fmt: skip
ADDITIVE, NEGATION = 4, 7
BOUNDS = frozenset({"<", "<=", ">", ">=", "=", "!="})
CLOSING = frozenset(BINARY) | {"", ")", "]", "}", ",", "then", "else", "return", "satisfies"}


class Parser(Cursor):
    """The grammar: each method reads one form and leaves the cursor behind it."""

    def expression(self, level: int = 1) -> Node:
        self.depth += 1
        if self.depth > DEPTH:
            raise self.error(f"表达式嵌套超过 {DEPTH} 层，请拆开写")
        left = self.unary()
        chain = 0
        while (power := self.power()) >= level:
            chain += 1
            if chain > CHAIN:
                raise self.error(f"一个表达式里连续运算超过 {CHAIN} 个，请拆开写")
            left = self.binary(left, power)
        self.depth -= 1
        return left

    def power(self) -> int:
        return BINARY.get(self.token.text, 0) if self.token.kind in {"mark", "word"} else 0

    def binary(self, left: Node, power: int) -> Node:
        sign = self.take().text
        if sign == "between":
            low = self.expression(ADDITIVE)
            self.need("and")
            return nodes.Between(left, low, self.expression(ADDITIVE))
        if sign == "in":
            return nodes.In(left, self.in_tests())
        if sign == "instance":
            self.need("of")
            return nodes.InstanceOf(left, read_type(self))
        right = self.expression(power + 1)
        if sign in {"and", "or"}:
            return _logic(sign, left, right)
        return nodes.Binary(sign, left, right)

    def in_tests(self) -> tuple[Node, ...]:
        if not self.sees("("):
            return (self.expression(ADDITIVE),)
        start = self.at
        self.take()
        tests = [self.expression()]
        while self.skip(","):
            tests.append(self.expression())
        if len(tests) > 1 and self.skip(")"):
            return tuple(tests)
        self.at = start  # one test in brackets, or a range such as (1..10]
        return (self.expression(ADDITIVE),)

    def unary(self) -> Node:
        if self.skip("-"):
            self.depth += 1
            if self.depth > DEPTH:
                raise self.error("连续的负号太多")
            value = self.unary()
            self.depth -= 1
            return nodes.Negative(value)
        if self.token.kind == "mark" and self.token.text in BOUNDS:
            return nodes.Bound(self.take().text, self.expression(ADDITIVE))
        return self.postfix(self.primary())

    def postfix(self, base: Node) -> Node:
        chain = 0
        while True:
            chain += 1
            if chain > CHAIN:
                raise self.error("连续取值太多")
            if self.skip("."):
                base = nodes.Path(base, self.name())
            elif self.sees("(") and not isinstance(base, nodes.Literal):
                base = self.call(base)
            elif self.sees("[") and not self.ends_range():
                base = self.filter(base)
            else:
                return base

    def ends_range(self) -> bool:
        """Tell whether this [ closes a range, as in [1..10[ ."""
        after = self.tokens[self.at + 1]
        return after.kind in {"end", "mark", "word"} and (
            after.text in CLOSING - {"-", "<", "<=", ">", ">=", "=", "!="}
        )

    def filter(self, base: Node) -> Node:
        self.take()
        with Scope(self, ["item"]):
            predicate = self.expression()
        self.need("]")
        return nodes.Filter(base, predicate)

    def call(self, function: Node) -> Node:
        self.take()
        arguments: list[Node] = []
        names: list[str] = []
        while not self.sees(")"):
            if arguments:
                self.need(",")
            if (label := self.label()) is not None:
                names.append(label)
            arguments.append(self.expression())
        if names and len(names) != len(arguments):
            raise self.error("参数要么都写名称，要么都不写")
        self.need(")")
        return nodes.Call(function, tuple(arguments), tuple(names))

    def primary(self) -> Node:
        token = self.token
        if token.kind == "number":
            self.take()
            return nodes.Literal(NUMBERS.create_decimal(Decimal(token.text)))
        if token.kind == "string":
            self.take()
            return nodes.Literal(unquote(token.text))
        reader = PRIMARY.get(token.text) if token.kind in {"word", "mark"} else None
        if reader is not None and not self._names_keyword():
            self.take()
            return reader(self)
        if token.kind == "word" and (token.text not in KEYWORDS or self._names_keyword()):
            return nodes.Name(self.name(), token.at)
        raise self.error("这里应为一个值、名称或括号")

    def _names_keyword(self) -> bool:
        """Tell whether a keyword here begins a longer known name, as in `for sale`."""
        return self.token.kind == "word" and self.names.longest(self.tokens, self.at)[1] > 1

    def at_literal(self) -> Node:
        if self.token.kind != "string":
            raise self.error("“@”后面应为带双引号的日期、时间或时长")
        return nodes.Literal(parse_literal(unquote(self.take().text)))

    def bracketed(self) -> Node:
        """Read ( … ) or a range that excludes its low end."""
        first = self.expression()
        if self.skip(".."):
            return self.range_end(first, closed=False)
        self.need(")")
        return first

    def open_range(self) -> Node:
        first = self.expression(ADDITIVE)
        self.need("..")
        return self.range_end(first, closed=False)

    def range_end(self, low: Node, *, closed: bool) -> Node:
        high = self.expression(ADDITIVE)
        if not self.sees("]", ")", "["):
            raise self.error("区间末尾应为“]”或“)”")
        return nodes.Span(low, high, closed, self.take().text == "]")

    def list_or_range(self) -> Node:
        if self.skip("]"):
            return nodes.ListOf(())
        first = self.expression()
        if self.skip(".."):
            return self.range_end(first, closed=True)
        items = [first]
        while self.skip(","):
            items.append(self.expression())
        self.need("]")
        return nodes.ListOf(tuple(items))

    def context(self) -> Node:
        entries: list[tuple[str, Node]] = []
        with Scope(self, []):
            while not self.sees("}"):
                if entries:
                    self.need(",")
                key = self.label()
                if key is None:
                    raise self.error("花括号里应为“名称: 值”")
                entries.append((key, self.expression()))
                self.names.add(key)
        self.need("}")
        return nodes.ContextOf(tuple(entries))

    def if_(self) -> Node:
        condition = self.expression()
        self.need("then")
        then = self.expression()
        self.need("else")
        return nodes.If(condition, then, self.expression())

    def iterators(self, closing: str) -> tuple[tuple[tuple[str, Node], ...], Node]:
        found: list[tuple[str, Node]] = []
        with Scope(self, ["partial"]):
            while True:
                name = self.name()
                self.need("in")
                found.append((name, self.iterated()))
                self.names.add(name)
                if not self.skip(","):
                    break
            self.need(closing)
            return tuple(found), self.expression()

    def iterated(self) -> Node:
        low = self.expression()
        if self.skip(".."):
            return nodes.Span(low, self.expression(), low_closed=True, high_closed=True, loop=True)
        return low

    def for_(self) -> Node:
        return nodes.For(*self.iterators("return"))

    def some(self) -> Node:
        return nodes.Quantified("some", *self.iterators("satisfies"))

    def every(self) -> Node:
        return nodes.Quantified("every", *self.iterators("satisfies"))

    def function(self) -> Node:
        self.need("(")
        parameters: list[tuple[str, Type | None]] = []
        while not self.sees(")"):
            if parameters:
                self.need(",")
            name = self.label_or_name()
            parameters.append((name, read_type(self) if self.skip(":") else None))
        self.need(")")
        external = self.skip("external")
        with Scope(self, [name for name, _ in parameters]):
            return nodes.FunctionOf(tuple(parameters), self.expression(), external)


def _logic(sign: str, left: Node, right: Node) -> Node:
    terms = left.terms if isinstance(left, nodes.Logic) and left.operator == sign else (left,)
    return nodes.Logic(sign, (*terms, right))


PRIMARY: Mapping[str, Callable[[Parser], Node]] = {
    "@": Parser.at_literal,
    "(": Parser.bracketed,
    "]": Parser.open_range,
    "[": Parser.list_or_range,
    "{": Parser.context,
    "if": Parser.if_,
    "for": Parser.for_,
    "some": Parser.some,
    "every": Parser.every,
    "function": Parser.function,
    "true": lambda _: nodes.Literal(value=True),
    "false": lambda _: nodes.Literal(value=False),
    "null": lambda _: nodes.Literal(None),
}
