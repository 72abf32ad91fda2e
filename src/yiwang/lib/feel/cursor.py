"""A place in a text being read: its token, its names, and what to say when it is wrong."""

from collections.abc import Collection

from yiwang.lib.feel.errors import FeelError, error_at
from yiwang.lib.feel.lexer import Token, tokenize, unquote
from yiwang.lib.feel.names import Names, read_name


class Cursor:
    """One text being read; `known` are the names from outside it."""

    def __init__(self, text: str, known: Collection[str]) -> None:
        self.text = text
        self.tokens = tokenize(text)
        self.at = 0
        self.depth = 0
        self.names = Names(known)

    @property
    def token(self) -> Token:
        return self.tokens[self.at]

    def sees(self, *texts: str) -> bool:
        return self.token.kind in {"mark", "word"} and self.token.text in texts

    def take(self) -> Token:
        token = self.token
        self.at += 1
        return token

    def skip(self, text: str) -> bool:
        if not self.sees(text):
            return False
        self.at += 1
        return True

    def need(self, text: str) -> None:
        if not self.skip(text):
            raise self.error(f"这里应为“{text}”")

    def error(self, message: str, token: Token | None = None) -> FeelError:
        token = token or self.token
        seen = f"而不是“{token.text}”" if token.text else "而这里已经结束"
        return error_at(self.text, token.at, f"{message}，{seen}" if "应为" in message else message)

    def finish(self) -> None:
        if self.token.kind != "end":
            raise self.error(f"“{self.token.text}”放在这里读不懂，可能缺少运算符或逗号")

    def label(self) -> str | None:
        """Take `name:` when it stands here, as before a named argument or a context entry."""
        start = self.at
        if self.token.kind == "string" and self.tokens[start + 1].text == ":":
            self.at += 2
            return unquote(self.tokens[start].text)
        after = start
        while self.tokens[after].kind != "end" and self.tokens[after].text not in ":,()[]{}":
            if self.tokens[after].kind == "string":
                return None
            after += 1
        if after == start or self.tokens[after].text != ":":
            return None
        self.at = after + 1
        return " ".join(self.text[self.tokens[start].at : self.tokens[after - 1].end].split())

    def name(self) -> str:
        if self.token.kind != "word":
            raise self.error("这里应为一个名称")
        name, length = read_name(self.tokens, self.at, self.names)
        self.at += length
        return name

    def label_or_name(self) -> str:
        start = self.at
        while self.tokens[self.at].kind != "end" and not self.sees(":", ",", ")"):
            self.at += 1
        if self.at == start:
            raise self.error("这里应为参数名称")
        return " ".join(self.text[self.tokens[start].at : self.tokens[self.at - 1].end].split())


class Scope:
    """Names known only inside a part of the text."""

    def __init__(self, cursor: Cursor, names: list[str]) -> None:
        self.cursor, self.outer, self.names = cursor, cursor.names, names

    def __enter__(self) -> None:
        self.cursor.names = Names(self.names, self.outer)

    def __exit__(self, *_: object) -> None:
        self.cursor.names = self.outer
