"""From a notice in Markdown and the words of a case to blocks of plain text for the printer.

Values never become markup: the template is parsed first, words are filled into its text after.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

WORD = re.compile(r"\{([^{}\n]+)\}")
SPACED = re.compile(r" ?\{([^{}\n]+)\} ?")
HANZI = re.compile(r"[\u3000-\u9fff\uff00-\uffef\U00020000-\U0003ffff]")
PARSER = MarkdownIt("commonmark", {"html": False}).disable("image")
Run = dict[str, Any]  # {"text": str, "bold": bool}
Block = dict[
    str, Any
]  # {"kind": …, "runs": [Run]} or {"kind": "list" | "numbered", "items": [[Run]]}


@dataclass(frozen=True)
class Worded:
    title: str
    blocks: list[Block]


def words(template: str) -> frozenset[str]:
    """Return every word that the template uses."""
    return frozenset(WORD.findall(template))


def say(value: object) -> str:
    """Say a value as a letter would: a date in Chinese, a list with 、, a number without zeros."""
    if isinstance(value, bool):
        said = "是" if value else "否"
    elif isinstance(value, date):
        said = f"{value.year}年{value.month}月{value.day}日"
    elif isinstance(value, list | tuple):
        said = "、".join(say(v) for v in value)
    elif isinstance(value, Decimal):
        said = f"{value.normalize():f}"
    else:
        said = "" if value is None else str(value)
    return said


def word(template: str, values: Mapping[str, object]) -> Worded:
    """Fill a template. A paragraph of one word alone whose value has lines becomes a list.

    Its first heading is the title. A word without a value stays empty; raises KeyError for a word
    that nobody knows.
    """
    blocks = list(_blocks(PARSER.parse(template), values))
    title = ""
    if blocks and blocks[0]["kind"] == "heading":
        title = "".join(run["text"] for run in blocks.pop(0)["runs"])
    if blocks and _is_address(blocks[0]):
        blocks[0]["kind"] = "address"
    return Worded(title, blocks)


def _is_address(block: Block) -> bool:
    return block["kind"] == "paragraph" and "".join(r["text"] for r in block["runs"]).endswith("：")


def paragraph(text: str, *, lead: str = "") -> Block:
    """Return one paragraph of plain text, with a bold lead."""
    start = [{"text": lead, "bold": True}] if lead else []
    return {"kind": "paragraph", "runs": [*start, {"text": text, "bold": False}]}


def _blocks(tokens: Sequence[Token], values: Mapping[str, object]) -> Iterator[Block]:
    items: list[list[Run]] = []
    inside = ""
    for n, token in enumerate(tokens):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            items, inside = [], "list" if token.type.startswith("bullet") else "numbered"
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            yield {"kind": inside, "items": items}
            inside = ""
        elif token.type == "inline":
            if inside:
                items.append(_runs(token, values))
            else:
                yield _plain(tokens[n - 1].type, token, values)


def _plain(opened: str, token: Token, values: Mapping[str, object]) -> Block:
    alone = WORD.fullmatch(token.content.strip())
    if alone and "\n" in (lines := say(values[alone[1]])):
        rows = [line.strip() for line in lines.splitlines() if line.strip()]
        return {"kind": "numbered", "items": [[{"text": row, "bold": False}] for row in rows]}
    kind = "heading" if opened == "heading_open" else "paragraph"
    return {"kind": kind, "runs": _runs(token, values)}


def _runs(token: Token, values: Mapping[str, object]) -> list[Run]:
    found: list[Run] = []
    bold = False
    for child in token.children or ():
        if child.type in ("strong_open", "strong_close"):
            bold = child.type == "strong_open"
        elif child.type in ("softbreak", "hardbreak"):
            found.append({"text": " ", "bold": bold})
        elif child.content:
            text = SPACED.sub(lambda m: _fitted(m, values), child.content)
            found.append({"text": text, "bold": bold})
    return [run for run in found if run["text"]]


def _fitted(match: re.Match[str], values: Mapping[str, object]) -> str:
    """Say a value as a printer would: blanks around figures and letters only, not around Chinese."""
    value = " ".join(say(values[match[1]]).split())
    if HANZI.search(value) or not value:
        return value
    left = " " if match[0].startswith(" ") else ""
    right = " " if match[0].endswith(" ") else ""
    return f"{left}{value}{right}"
