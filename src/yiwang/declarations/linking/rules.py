"""Every FEEL text can be read, every decision table is sound, and both use defined words only."""

from collections.abc import Collection, Iterator
from typing import Any

from yiwang.declarations.linking.names import unknown
from yiwang.declarations.linking.processes import readable
from yiwang.declarations.linking.walking import texts
from yiwang.declarations.problem import Problem
from yiwang.declarations.tree import Document, Pack, Source, Tree
from yiwang.declarations.vocabulary import TASK_WORDS, defined
from yiwang.lib import dmn, feel

DAY = "办理日期"  # in a condition on rows: the day of the figure
# where FEEL stands in YAML
EXPRESSIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("services", ("materials", "*", "when")),
    ("services", ("redirects", "*", "when")),
    ("forms", ("pages", "*", "when")),
    ("forms", ("pages", "*", "fields", "*", "when")),
)


def link(tree: Tree) -> Iterator[Problem]:
    for pack in tree.packs.values():
        known = defined(pack)
        for folder, pattern in EXPRESSIONS:
            files: dict[str, Source[Any]] = getattr(pack, folder)
            for source in files.values():
                for path, text in texts(source, *pattern):
                    for code, said in faults(text, known):
                        yield source.problem(code, said, *path)
        yield from _indicators(tree, pack, known)
        for document in pack.processes.values():
            yield from _conditions(document, known)
        for document in pack.decisions.values():
            yield from _decisions(document, known)


def faults(text: str, known: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a FEEL text: its form, or a word that nobody defined."""
    try:
        expression = feel.parse(text, known)
    except feel.FeelError as error:
        yield "L7", f"“{text}”：{error.message}"
        return
    for word in sorted(expression.names - set(known)):
        yield "L4", unknown("词", word, known)


def _indicators(tree: Tree, pack: Pack, known: Collection[str]) -> Iterator[Problem]:
    """A condition on rows of a register uses its fields; one on cases, words that a case keeps."""
    registers = tree.registers()
    kept = frozenset(known) - {word for word, _ in TASK_WORDS.values()}
    for indicator in pack.indicators.values():
        for part in ("count", "of"):
            words = kept
            for _, register in texts(indicator, part, "register"):
                found = registers.get(register)
                fields = {t for _, t in texts(found, "fields", "*", "title")} if found else kept
                words = frozenset(fields) | pack.titles() | {DAY}
            for path, text in texts(indicator, part, "where"):
                for code, said in faults(text, words):
                    yield indicator.problem(code, said, *path)


def _conditions(document: Document, known: Collection[str]) -> Iterator[Problem]:
    process = readable(document)
    for flow in process.flows if process else ():
        if flow.condition:
            for code, said in faults(flow.condition, known):
                yield Problem(document.file, flow.line, code, said)


def read(document: Document) -> dmn.Model | None:
    """Return the model of a file, or None where it is broken (which is L8)."""
    try:
        return dmn.read(document.text)
    except dmn.DmnError:
        return None


def _decisions(document: Document, known: Collection[str]) -> Iterator[Problem]:
    try:
        model = dmn.read(document.text)
    except dmn.DmnError as error:
        for fault in error.faults or (dmn.Fault(1, error.message),):
            yield Problem(document.file, fault.line, "L8", fault.message)
        return
    ids = {decision.id for decision in model.decisions}
    if document.id not in ids:
        said = f"文件里没有编号为“{document.id}”的决策，编号应与文件名一致"
        yield Problem(document.file, 1, "L8", said)
    inner = {decision.name for decision in model.decisions}
    for decision in model.decisions:
        final = decision.outputs if decision.id == document.id else ()
        names = [n for n in (*decision.logic.names, *final) if n not in inner or n in final]
        for word in sorted({n for n in names if n not in known}):
            yield Problem(document.file, decision.line, "L4", unknown("词", word, known))
