"""An inverted index of the declared items, built once for a release set and kept in memory."""

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from yiwang.services.catalogue.engine import words
from yiwang.services.catalogue.types import Entry, Hit

WEIGHTS: Mapping[str, float] = {
    "事项": 10,
    "也叫": 9,
    "结果": 5,
    "主题": 4,
    "常见问题": 2,
    "条件": 2,
    "材料": 2,
    "部门": 2,
}
SPOKEN = frozenset({"事项", "也叫"})  # also found by pinyin
PAIR = 0.35  # a pair of characters counts less than a word
ENOUGH = 0.34  # of what was asked must be found
SHORTEST = 2  # letters of pinyin


class Index:
    """Finds items by words, pairs of characters and pinyin; the best field says why."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = {e.key: e for e in entries}
        self._posts: dict[str, dict[str, Hit]] = defaultdict(dict)
        self._sounds: list[tuple[str, str, str, str, str]] = []
        for entry in self.entries.values():
            self._add(entry)
        count = max(1, len(self.entries))
        self._rare = {t: math.log(1 + count / len(p)) for t, p in self._posts.items()}

    def _add(self, entry: Entry) -> None:
        for field, texts in entry.fields.items():
            for text in texts:
                folded = words.fold(text)
                found = Hit(entry.key, WEIGHTS[field], field, text)
                for word in words.words_of(folded):
                    self._post(word, found)
                for pair in words.pairs_of(folded):
                    self._post(f"·{pair}", replace(found, score=found.score * PAIR))
                if field in SPOKEN:
                    sounds = (words.initials_of(folded), words.pinyin_of(folded))
                    self._sounds.append((*sounds, entry.key, field, text))

    def _post(self, term: str, found: Hit) -> None:
        held = self._posts[term].get(found.key)
        if held is None or held.score < found.score:
            self._posts[term][found.key] = found

    def search(self, query: str, *, limit: int = 20) -> list[Hit]:
        """Return the items that a person means by `query`, best first; [] when nothing fits."""
        folded = words.fold(query)[: words.LONGEST]
        if folded.replace(" ", "").isascii():
            return self._by_sound(folded.replace(" ", ""), limit=limit)
        terms = [*words.words_of(folded), *(f"·{p}" for p in sorted(words.pairs_of(folded)))]
        told: dict[str, float] = defaultdict(float)
        score: dict[str, float] = defaultdict(float)
        for term in terms:
            rare, worthy = self._rare.get(term, 0.0), worth(term)
            for key, hit in self._posts.get(term, {}).items():
                told[key] += worthy
                score[key] += hit.score * rare
        enough = ENOUGH * sum(worth(t) for t in terms)
        ranked = ((-value, key) for key, value in score.items() if told[key] >= enough)
        return [self._why(key, -value, terms) for value, key in heapq.nsmallest(limit, ranked)]

    def _why(self, key: str, score: float, terms: Iterable[str]) -> Hit:
        """Say in which field of an item the question was found; the weightiest one counts."""
        hits = (self._posts[t][key] for t in terms if key in self._posts.get(t, {}))
        return replace(max(hits, key=lambda h: WEIGHTS[h.where]), score=score)

    def _by_sound(self, letters: str, *, limit: int) -> list[Hit]:
        if len(letters) < SHORTEST:
            return []
        found: dict[str, Hit] = {}
        for initials, pinyin, key, field, text in self._sounds:
            if letters in initials or letters in pinyin:
                starts = initials.startswith(letters) or pinyin.startswith(letters)
                score = WEIGHTS[field] * (2 if starts else 1)
                if key not in found or found[key].score < score:
                    found[key] = Hit(key, score, field, text)
        return sorted(found.values(), key=lambda h: (-h.score, h.key))[:limit]


def worth(term: str) -> float:
    """Return how much of a question a term is."""
    return PAIR if term.startswith("·") else 1.0
