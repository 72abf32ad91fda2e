"""Rules of decision tables: policy numbers are parameters, and what is asked is supplied."""

import re
from collections.abc import Iterator, Mapping
from operator import attrgetter

from lxml import etree

from yiwang.declarations.judging.rule import rule
from yiwang.declarations.judging.walks import form_of, services
from yiwang.declarations.linking.rules import read
from yiwang.declarations.problem import Problem
from yiwang.declarations.shapes import Word
from yiwang.declarations.tree import Pack, Tree
from yiwang.declarations.vocabulary import defined, words

NUMERAL = re.compile(r"(?<![\w.])\d+(\.\d+)?(?![\w.])")
STRING = re.compile(r'"[^"]*"')
SMALL = 3  # counts such as one home or two officers are no policy numbers
LINE = attrgetter("sourceline")  # the stubs give it no type


@rule("J60")
def policy_numbers_are_parameters(tree: Tree) -> Iterator[Problem]:
    """规则表里不写死金额、年龄、期限：有单位的数、金额写成参数（parameters/），按日期、附文件。"""
    for pack in tree.packs.values():
        known = words(pack)
        for document in pack.decisions.values():
            if read(document) is None:
                continue
            for line, word, numeral in _numerals(document.text, known):
                said = f"“{word}”的 {numeral} 写死在规则表里，应写成参数"
                yield Problem(document.file, line, "J60", said)


def _numerals(xml: str, known: Mapping[str, Word]) -> Iterator[tuple[int, str, str]]:
    root = etree.fromstring(xml.encode(), etree.XMLParser(resolve_entities=False))
    for table in root.iter("{*}decisionTable"):
        columns = [
            (i.findtext("{*}inputExpression/{*}text") or "").strip()
            for i in table.findall("{*}input")
        ]
        outputs = [o.get("name") or "" for o in table.findall("{*}output")]
        for row in table.findall("{*}rule"):
            cells = zip(row.findall("{*}inputEntry"), columns, strict=False)
            answers = zip(row.findall("{*}outputEntry"), outputs, strict=False)
            for cell, word in (*cells, *answers):
                if _measured(known.get(word)):
                    text = STRING.sub("", "".join(str(t) for t in cell.itertext()))
                    for found in NUMERAL.finditer(text):
                        if float(found[0]) > SMALL:
                            yield LINE(cell), word, found[0]


def _measured(word: Word | None) -> bool:
    return word is not None and (word.type in {"number", "money"} or bool(word.unit))


@rule("J61")
def what_a_rule_needs_is_asked(tree: Tree) -> Iterator[Problem]:
    """规则要用的、由申请人提供的词，表单里要问到；没有问，规则就永远得不到值。"""
    for pack, source, service in services(tree):
        form = form_of(pack, service)
        if service.decision is None or form is None:
            continue
        asked = {f.word for page in form[1].pages for f in page.fields}
        if not asked <= defined(pack):  # one of them is misspelt, which is L4
            continue
        for word in sorted(_needed(pack, service.decision) - asked):
            entry = pack.vocabulary().get(word)
            if entry is not None and entry.source == "applicant":
                said = f"规则要用“{word}”，表单“{service.form}”里却没有问"
                yield source.problem("J61", said, "form")


def _needed(pack: Pack, decision: str) -> frozenset[str]:
    document = pack.decisions.get(decision)
    model = read(document) if document is not None else None
    known = {d.id for d in model.decisions} if model else set()
    return model.words(decision) if model and decision in known else frozenset()
