"""Every word used in forms, results, notices and examples is defined, and its values are allowed."""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

from yiwang.declarations.linking.names import unknown
from yiwang.declarations.linking.walking import texts, walk
from yiwang.declarations.problem import Problem
from yiwang.declarations.shapes import Word
from yiwang.declarations.tree import Document, Pack, Source, Tree
from yiwang.declarations.vocabulary import CASE_WORDS, DOCUMENT_WORDS, defined, words

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
OUTCOME = "outcome"
OUTCOMES = ("granted", "person", "refused", "declined")
SOURCES = ("applicant", "case", "decision", "official", "parameter")
TYPES: Mapping[str, tuple[type, ...]] = {
    "text": (str,),
    "number": (int, float),
    "money": (int, float),
    "date": (date,),
    "datetime": (str, date),
    "boolean": (bool,),
    "list": (list,),
    "file": (str,),
}


def link(tree: Tree) -> Iterator[Problem]:
    registers = tree.registers()
    for pack in tree.packs.values():
        known = defined(pack)
        yield from _sources(pack, registers)
        yield from _needs(pack, registers)
        for form in pack.forms.values():
            yield from _named(form, known, "pages", "*", "fields", "*", "word")
        for result in pack.results.values():
            documents = known | DOCUMENT_WORDS.keys()
            yield from _named(result, documents, "fields", "*", "word")
            yield from _named(result, documents, "second")
        for notice in pack.notices.values():
            yield from _notice(notice, known | DOCUMENT_WORDS.keys())
        for example in pack.examples.values():
            yield from _example(example, words(pack), known)


def _named(source: Source[Any], known: Collection[str], *pattern: str) -> Iterator[Problem]:
    for path, word in texts(source, *pattern):
        if word not in known:
            yield source.problem("L4", _undefined(word, known), *path)


def _undefined(word: str, known: Collection[str]) -> str:
    return unknown("词", word, known).replace("没有词", "words.yaml 里没有词")


def _notice(notice: Document, known: Collection[str]) -> Iterator[Problem]:
    for number, line in enumerate(notice.text.splitlines(), start=1):
        for found in PLACEHOLDER.finditer(line):
            if found[1] not in known:
                yield Problem(notice.file, number, "L4", _undefined(found[1], known))


def _example(
    example: Source[Any], types: Mapping[str, Word], known: Collection[str]
) -> Iterator[Problem]:
    for part in ("given", "expect"):
        for path, value in walk(example.node.value, part, "*"):
            word = str(path[-1])
            if part == "expect" and word == OUTCOME:
                if value not in OUTCOMES:
                    said = f"outcome 不能是“{value}”，只能是 {'、'.join(OUTCOMES)}"
                    yield example.problem("L5", said, *path)
            elif word not in known:
                yield example.problem("L4", _undefined(word, known), *path)
            elif fault := misfit(types.get(word), value):
                yield example.problem("L5", f"“{word}”{fault}", *path)


def misfit(word: Word | None, value: object) -> str:
    """Say in Chinese why a value does not fit a word; empty when it does."""
    if word is None or value is None or word.source == "parameter":
        return ""
    if word.one_of is not None:
        return _outside(word.one_of, value)
    if isinstance(value, bool) != (word.type == "boolean"):
        return f"的值“{value}”不是 {word.type}"
    return "" if isinstance(value, TYPES[word.type]) else f"的值“{value}”不是 {word.type}"


def _outside(one_of: tuple[str, ...], value: object) -> str:
    values = value if isinstance(value, list) else [value]
    wrong = [v for v in values if v not in one_of]
    return f"不能是“{wrong[0]}”，只能是 {'、'.join(one_of)}" if wrong else ""


def _sources(pack: Pack, registers: Mapping[str, Source[Any]]) -> Iterator[Problem]:
    for path, source in texts(pack.words, "*", "source"):
        word = str(path[0])
        if source == "case" and word not in CASE_WORDS:
            said = f"办件自带的词只有 {'、'.join(CASE_WORDS)}"
            yield pack.words.problem("L6", said, *path)
        elif source == "parameter" and word not in pack.titles():
            yield pack.words.problem("L6", f"没有标题为“{word}”的参数", *path)
        elif source not in SOURCES:
            yield from _register_word(pack, word, source, registers=registers)


def _needs(pack: Pack, registers: Collection[str]) -> Iterator[Problem]:
    """Compare the registers a pack says it needs with those its words and materials come from."""
    listed = {name: path for path, name in texts(pack.head, "needs", "registers", "*")}
    used = {name for _, name in texts(pack.words, "*", "source")}
    for service in pack.services.values():
        used |= {name for _, name in texts(service, "materials", "*", "source")}
    for indicator in pack.indicators.values():
        for part in ("count", "of"):
            used |= {name for _, name in texts(indicator, part, "register")}
    for name in sorted((used & set(registers)) - listed.keys() - pack.data.keys()):
        said = f"用到库“{name}”，却没有列在 needs.registers 里"
        yield pack.head.problem("L14", said, "needs", "registers")
    for name, path in listed.items():
        if name in registers and name not in used:
            yield pack.head.problem("L14", f"列出了库“{name}”，却没有用到", *path)


def _register_word(
    pack: Pack, word: str, source: str, *, registers: Mapping[str, Source[Any]]
) -> Iterator[Problem]:
    register = registers.get(source)
    if register is None:
        said = unknown("库", source, (*registers, *SOURCES))
        yield pack.words.problem("L6", said, word, "source")
        return
    entry: dict[str, Any] = next((value for _, value in walk(pack.words.node.value, word)), {})
    field = entry.get("field") or word
    types = {
        f.get("title"): f.get("type")
        for _, f in walk(register.node.value, "fields", "*")
        if isinstance(f, dict)
    }
    if field not in types:
        said = f"库“{source}”里没有字段“{field}”"
        yield pack.words.problem("L6", said, word, "field" if "field" in entry else "source")
    elif types[field] != entry.get("type", types[field]):
        said = f"“{word}”的类型与库“{source}”的字段“{field}”（{types[field]}）不一致"
        yield pack.words.problem("L6", said, word, "type")
