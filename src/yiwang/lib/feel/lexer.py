"""FEEL text into tokens. Words stay single words here; the parser joins them into names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yiwang.lib.feel.errors import error_at

# Full-width marks that an input method writes where FEEL wants its ASCII twin.
CONFUSED = dict(zip("，。；：！“”‘’（）【】｛｝＜＞＝＋＊", ",.;:!\"\"''()[]{}<>=+*", strict=True))
_START = r"[^\W\d]|[\U00010000-\U000EFFFF]|[《〔「]"
_PART = r"[\w·•'‰℃°²³％％、－—～／《》〔〕「」\u0300-\u036f\u200d\ufe0f]|[\U00010000-\U000EFFFF]"
_WORD = rf"(?:{_START})(?:{_PART}|（(?:{_PART}|[ ])*）)*"  # 经营面积（平方米） is one word

TOKEN = re.compile(
    rf"""
    (?P<space>[\s\u3000\ufeff]+|//[^\n]*|/\*.*?\*/)
  | (?P<number>(?:\d+(?:\.\d+)?|(?<!\.)\.\d+)(?:[eE][+-]?\d+)?)
  | (?P<string>"(?:\\.|[^"\\])*")
  | (?P<word>{_WORD}|\?)
  | (?P<mark>\*\*|\.\.|->|<=|>=|!=|[-+*/<>=()\[\]{{}},:.@])
    """,
    re.VERBOSE | re.DOTALL,
)
ESCAPE = re.compile(r"\\(?:U([0-9A-Fa-f]{6})|u([0-9A-Fa-f]{4})|(.))", re.DOTALL)
SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", '"': '"', "'": "'", "\\": "\\"}


@dataclass(frozen=True, slots=True)
class Token:
    """`kind` is number, string, word, mark or end; `text` as written; `at` its offset."""

    kind: str
    text: str
    at: int
    end: int


def tokenize(text: str) -> list[Token]:
    """Return the tokens of a text, an end token last; raises FeelError on a foreign character."""
    return [*_scan(text), Token("end", "", len(text), len(text))]


def _scan(text: str) -> Iterator[Token]:
    at = 0
    while at < len(text):
        found = TOKEN.match(text, at)
        if found is None:
            raise error_at(text, at, _foreign(text[at]))
        kind = found.lastgroup or ""
        if kind != "space":
            yield Token(kind, found.group(), at, found.end())
        at = found.end()


def _foreign(character: str) -> str:
    if character == '"':
        return "字符串的双引号没有结束"
    if character in CONFUSED:
        return f"“{character}”是全角符号，请改用半角“{CONFUSED[character]}”"
    return f"不认识的符号“{character}”"


def unquote(literal: str) -> str:
    """Return what a quoted string literal says; surrogate pairs become one character."""

    def plain(found: re.Match[str]) -> str:
        code = found.group(1) or found.group(2)
        if code:
            number = int(code, 16)
            return chr(number) if number <= 0x10FFFF else found.group(0)  # noqa: PLR2004
        return SIMPLE.get(found.group(3), found.group(0))

    said = ESCAPE.sub(plain, literal[1:-1])
    return said.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
