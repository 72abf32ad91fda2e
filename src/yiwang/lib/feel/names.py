"""Joining words into names: the longest known name wins, then neighbouring words."""

from collections.abc import Collection, Iterable

from yiwang.lib.feel.errors import FeelError
from yiwang.lib.feel.lexer import Token, tokenize

KEYWORDS = frozenset(
    {
        "and", "or", "in", "between", "if", "then", "else", "for", "return", "some", "every",
        "satisfies", "instance", "function", "external", "true", "false", "null",
    }
)  # fmt: skip


def parts_of(name: str) -> tuple[str, ...]:
    """Return the tokens of a name; empty when no text can hold it."""
    try:
        return tuple(token.text for token in tokenize(name)[:-1])
    except FeelError:
        return ()


class Names:
    """The names known at a place of a text, found by their first word."""

    def __init__(self, names: Iterable[str], outer: "Names | None" = None) -> None:
        self.outer = outer
        self.by_word: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        parts = parts_of(name)
        if parts:
            found = self.by_word.setdefault(parts[0], [])
            found.append((parts, name))
            found.sort(key=lambda entry: -len(entry[0]))

    def longest(self, tokens: list[Token], at: int) -> tuple[str, int]:
        """Return the longest known name at a token and its length in tokens; 0 when none."""
        best, length = self.outer.longest(tokens, at) if self.outer else ("", 0)
        for parts, name in self.by_word.get(tokens[at].text, ()):
            size = len(parts)
            if size > length and tuple(token.text for token in tokens[at : at + size]) == parts:
                return name, size
        return best, length


def read_name(tokens: list[Token], at: int, known: Names) -> tuple[str, int]:
    """Return the name at a word and its length in tokens."""
    name, length = known.longest(tokens, at)
    after = at + max(length, 1)
    if length and not _continues(tokens[after]):
        return name, length
    while _continues(tokens[after]):
        after += 1
    return " ".join(token.text for token in tokens[at:after]), after - at


def _continues(token: Token) -> bool:
    return token.kind == "word" and token.text not in KEYWORDS and token.text != "?"


def is_odd(name: str) -> bool:
    """Tell whether a name holds a character that could also be an operator."""
    return any(sign in name for sign in "+-*/.<>=,()[]{}:@")


def odd_names(names: Collection[str], text: str) -> frozenset[str]:
    """Return the names that need to be known before a text can be read rightly."""
    return frozenset(name for name in names if is_odd(name) and name in text)
