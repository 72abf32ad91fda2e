"""One table says which key names what; a name that leads nowhere is L3."""

import difflib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from yiwang.declarations.linking.walking import texts
from yiwang.declarations.problem import Problem
from yiwang.declarations.tree import Pack, Source, Tree

# how a case may end, whatever its item calls it
OUTCOMES = ("granted", "refused", "declined", "withdrawn", "terminated")


@dataclass(frozen=True, slots=True)
class Where:
    """The pack that a name stands in, and the whole tree around it."""

    tree: Tree
    pack: Pack

    def licences(self) -> Collection[str]:
        return {f"{p.id}/{result}" for p in self.tree.packs.values() for result in p.results}

    def all_services(self) -> Collection[str]:
        return {f"{p.id}/{service}" for p in self.tree.packs.values() for service in p.services}

    def sources(self) -> Collection[str]:
        return {"applicant", *self.tree.registers(), *self.licences()}

    def tried(self) -> Collection[str]:
        own = self.pack
        return {f"services/{s}" for s in own.services} | {f"decisions/{d}" for d in own.decisions}

    def notices(self) -> Collection[str]:
        return {f"{id_}.zh.md" for id_ in self.pack.notices}

    def organisations(self) -> Collection[str]:
        return self.tree.city.organisations

    def registers(self) -> Collection[str]:
        return self.tree.registers()

    def outcomes(self) -> Collection[str]:
        return OUTCOMES

    def titles(self) -> Collection[str]:
        return self.pack.titles()


Scope = Callable[[Where], Collection[str]]


def _own(folder: str) -> Scope:
    def ids(where: Where) -> Collection[str]:
        found: Collection[str] = getattr(where.pack, folder)
        return found

    return ids


# folder, path of the key, what it names in Chinese, where that is found
REFERENCES: tuple[tuple[str, tuple[str, ...], str, Scope], ...] = (
    ("head", ("owner",), "机构", Where.organisations),
    ("head", ("needs", "registers", "*"), "库", Where.registers),
    ("head", ("needs", "licences", "*"), "证照", Where.licences),
    ("head", ("provides", "services", "*"), "事项", _own("services")),
    ("head", ("provides", "datasets", "*"), "数据", _own("data")),
    ("head", ("provides", "licences", "*"), "结果", _own("results")),
    ("services", ("form",), "表单", _own("forms")),
    ("services", ("decision",), "规则", _own("decisions")),
    ("services", ("process",), "流程", _own("processes")),
    ("services", ("result",), "结果", _own("results")),
    ("services", ("notices", "*"), "文书", Where.notices),
    ("services", ("organ", "organisation"), "机构", Where.organisations),
    ("services", ("materials", "*", "source"), "材料来源", Where.sources),
    ("services", ("redirects", "*", "to"), "事项", Where.all_services),
    ("results", ("valid_for",), "参数", Where.titles),
    ("data", ("owner",), "机构", Where.organisations),
    ("data", ("from_service",), "事项", _own("services")),
    ("indicators", ("count", "cases"), "事项", _own("services")),
    ("indicators", ("of", "cases"), "事项", _own("services")),
    ("indicators", ("count", "register"), "库", Where.registers),
    ("indicators", ("of", "register"), "库", Where.registers),
    ("indicators", ("count", "outcome"), "办件结果", Where.outcomes),
    ("indicators", ("of", "outcome"), "办件结果", Where.outcomes),
    ("examples", ("tries",), "被试的事项或规则", Where.tried),
)


def link(tree: Tree) -> Iterator[Problem]:
    for pack in tree.packs.values():
        yield from _pack_id(pack)
        for folder, pattern, what, scope in REFERENCES:
            known = scope(Where(tree, pack))
            for source in sources(pack, folder):
                for path, name in texts(source, *pattern):
                    if name not in known:
                        yield source.problem("L3", unknown(what, name, known), *path)
        yield from _inside(pack)


def sources(pack: Pack, folder: str) -> Iterator[Source[Any]]:
    """Yield the files of a folder; `head` is pack.yaml."""
    if folder == "head":
        yield pack.head
        return
    files: Mapping[str, Source[Any]] = getattr(pack, folder)
    yield from files.values()


def unknown(what: str, name: str, known: Collection[str]) -> str:
    """Say that a name leads nowhere, with the nearest that does."""
    near = difflib.get_close_matches(name, known, n=1)
    return f"没有{what}“{name}”" + (f"，是不是“{near[0]}”？" if near else "")


def _pack_id(pack: Pack) -> Iterator[Problem]:
    for path, id_ in texts(pack.head, "id"):
        if id_ != pack.id:
            said = f"编号“{id_}”与文件夹名“{pack.id}”不一致"
            yield pack.head.problem("L1", said, *path)


def _inside(pack: Pack) -> Iterator[Problem]:
    """Check names that a file uses of itself: the key of a register, public fields of a result."""
    for data in pack.data.values():
        fields = {field for _, field in texts(data, "fields", "*", "id")}
        for path, key in texts(data, "key"):
            if key not in fields:
                yield data.problem("L3", unknown("字段", key, fields), *path)
    for result in pack.results.values():
        titles = {title for _, title in texts(result, "fields", "*", "title")}
        for path, title in texts(result, "public", "*"):
            if title not in titles:
                yield result.problem("L3", unknown("证面项目", title, titles), *path)
