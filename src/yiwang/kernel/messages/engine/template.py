"""Notices: Markdown in which `{词}` stands for a value. Pure."""

import re
from collections.abc import Mapping

from markdown_it import MarkdownIt

from yiwang.kernel.messages.types import Notice

_WORD = re.compile(r"\{([^{}\n]+)\}")
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#~|])")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]<>#~|])")
_SHOWN = MarkdownIt("commonmark", {"html": False}).disable("image")


class MissingWords(ValueError):
    """The template uses words that nobody gave a value for. `words` names them."""

    def __init__(self, words: list[str]) -> None:
        super().__init__(f"模板缺少这些词的值：{'、'.join(words)}")
        self.words = words


def words(template: str) -> frozenset[str]:
    """Return every word that the template uses."""
    return frozenset(_WORD.findall(template))


def _escape(value: object) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(str(value).split()))


def render(template: str, values: Mapping[str, object]) -> Notice:
    """Fill a template; its first `# ` line is the title.

    A value is text, never markup: a name with `*` or `[` in it stays what it is. Raises
    MissingWords.
    """
    if missing := sorted(words(template) - values.keys()):
        raise MissingWords(missing)
    filled = _WORD.sub(lambda found: _escape(values[found[1]]), template).strip()
    first, _, rest = filled.partition("\n")
    if not first.startswith("# "):
        return Notice("", filled)
    return Notice(plain(first.removeprefix("# ")), rest.strip())


def plain(markdown: str) -> str:
    """Return the text without markup, for mail and short messages."""
    text = re.sub(r"(?m)^#+ +", "", markdown)
    text = re.sub(r"(?m)^- +", "· ", text)
    text = re.sub(r"(?<!\\)\*\*|(?<!\\)`", "", text)
    text = re.sub(r"(?<!\\)\[([^\]]*)\]\(([^)]*)\)", r"\1（\2）", text)
    return _ESCAPED.sub(r"\1", text).strip()


def html(markdown: str) -> str:
    """Return safe HTML: no raw tags, no images, no script links."""
    return str(_SHOWN.render(markdown))
