"""Which characters the print faces can show: typst leaves a blank for the rest, without a word."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont

UNSEEN = frozenset({"Cc", "Zs", "Zl", "Zp"})  # blanks and line ends need no glyph


@lru_cache(maxsize=2)
def covered(folder: Path) -> frozenset[int]:
    """Return every code point that some face in the folder has a glyph for.

    Raises FileNotFoundError when the faces were not fetched (scripts/fonts.sh).
    """
    files = sorted(folder.glob("*.ttf"))
    if not files:
        raise FileNotFoundError(f"no faces in {folder}: run scripts/fonts.sh")
    found: set[int] = set()
    for file in files:
        with TTFont(file, lazy=True) as font:
            found.update(font.getBestCmap())
    return frozenset(found)


def missing(texts: Iterable[str], folder: Path) -> tuple[str, ...]:
    """Return the characters that would come out blank, each once, in order of appearance."""
    known = covered(folder)
    seen = dict.fromkeys(c for text in texts for c in text)
    return tuple(c for c in seen if ord(c) not in known and unicodedata.category(c) not in UNSEEN)


def texts(value: object) -> Iterable[str]:
    """Yield every string in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from texts(part)
