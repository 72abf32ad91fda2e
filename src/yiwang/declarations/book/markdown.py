"""The few pieces of Markdown that a handbook is made of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


def cell(value: object) -> str:
    """Return a text that stays inside its cell."""
    text = "—" if value is None or value == "" else str(value)
    return text.replace("|", "\\|").replace("\n", "<br>")


@dataclass(frozen=True, slots=True)
class Titles:
    """Titles of what a pack names by id."""

    organisations: Mapping[str, str]
    registers: Mapping[str, str]


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = ["| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads)]
    lines += ["| " + " | ".join(cell(c) for c in row) + " |" for row in rows]
    return "\n".join(lines)


def bullets(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def quote(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.strip().splitlines())


def join(parts: Iterable[str]) -> str:
    """Join blocks with a blank line between, leaving out empty ones."""
    return "\n\n".join(part for part in parts if part) + "\n"
