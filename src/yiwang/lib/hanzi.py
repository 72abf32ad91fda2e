"""Chinese text for sorting and searching: a stored pinyin key, never a collation; stored bigrams."""

from pypinyin import Style, lazy_pinyin

# Characters that are read differently as a surname; pypinyin gives the common reading.
SURNAMES = {
    "曾": "zeng1",
    "单": "shan4",
    "仇": "qiu2",
    "解": "xie4",
    "任": "ren2",
    "区": "ou1",
    "查": "zha1",
    "朴": "piao2",
    "翟": "zhai2",
    "盖": "ge3",
    "华": "hua4",
    "覃": "qin2",
    "缪": "miao4",
    "冼": "xian3",
    "员": "yun4",
    "乐": "yue4",
    "洗": "xian3",
    "尉": "wei4",
    "召": "shao4",
    "葛": "ge3",
}


def sort_key(text: str, *, surname: bool = False) -> str:
    """Return a key that sorts Chinese as a dictionary does: by syllable, then tone, then character.

    With `surname` the first character is read as a surname (曾 zēng, 单 shàn). The text itself
    closes the key, so that equal readings keep one order everywhere.
    """
    syllables = lazy_pinyin(text, style=Style.TONE3, neutral_tone_with_five=True)
    if surname and text[:1] in SURNAMES:
        syllables[0] = SURNAMES[text[0]]
    return f"{' '.join(s.lower() for s in syllables)}|{text}"


def bigrams(text: str) -> tuple[str, ...]:
    """Return the sorted pairs of neighbouring characters, and each single one, of what can be said.

    Punctuation and blanks separate; letters are folded to lower case.
    """
    folded = "".join(c.lower() if c.isalnum() else " " for c in text)
    found: set[str] = set()
    for word in folded.split():
        found.update(word)
        found.update(word[i : i + 2] for i in range(len(word) - 1))
    return tuple(sorted(found))


def pairs_to_find(text: str) -> tuple[str, ...]:
    """Return what a stored bigram column must contain for `text` to be in it; () finds nothing."""
    stored = bigrams(text)
    pairs = tuple(b for b in stored if len(b) > 1)
    return pairs or stored
