"""Nobody is asked for what the government already knows (国务院令第716号 art. 7)."""

from collections.abc import Iterator, Mapping
from typing import Any

from yiwang.declarations.judging.rule import rule
from yiwang.declarations.judging.walks import services
from yiwang.declarations.linking.walking import texts
from yiwang.declarations.problem import Problem
from yiwang.declarations.shapes import Form, FormField, Word
from yiwang.declarations.tree import Document, Pack, Source, Tree

OWN_SOURCES = frozenset({"applicant", "case", "decision", "official", "parameter"})


@rule("J20")
def form_asks_nothing_known(tree: Tree) -> Iterator[Problem]:
    """库里已有的信息只可请申请人确认（confirm: true），不得要求填写（国务院令第716号第七条）。"""
    registers = tree.registers()
    for form, path, field, word in _fields(tree):
        if word.source in registers and not field.confirm:
            said = f"“{field.word}”在库“{word.source}”里已有，只可请确认（confirm: true）"
            yield form.problem("J20", said, *path)


@rule("J21")
def confirms_only_what_is_known(tree: Tree) -> Iterator[Problem]:
    """只请确认的项目要有来源库，否则没有内容可确认；规则算出来的词不放进表单。"""
    for form, path, field, word in _fields(tree):
        if field.confirm and word.source in OWN_SOURCES:
            yield form.problem("J21", f"“{field.word}”没有来源库，无从确认", *path)
        elif word.source in {"decision", "parameter"}:
            said = f"“{field.word}”由规则或参数给出，不能让申请人填"
            yield form.problem("J21", said, *path)


Asked = tuple[Source[Form], tuple[str | int, ...], FormField, Word]


def _fields(tree: Tree) -> Iterator[Asked]:
    """Yield every field of every form whose word is in words.yaml, with its place."""
    for pack in tree.packs.values():
        for form in pack.forms.values():
            for p, page in enumerate(form.shape.pages if form.shape else ()):
                for f, field in enumerate(page.fields):
                    if (word := pack.vocabulary().get(field.word)) is not None:
                        yield form, ("pages", p, "fields", f, "word"), field, word


@rule("J22")
def material_is_not_known(tree: Tree) -> Iterator[Problem]:
    """库能证明（proves）或已启用的包发过的证照、结果，不得要求申请人提交（国务院令第716号第七条）。"""
    known = _known(tree)
    for _, source, service in services(tree):
        for number, material in enumerate(service.materials):
            for title, where in known.items():
                if material.source == "applicant" and material.title.startswith(title):
                    said = f"“{title}”可从{where}取得，不得要求申请人提交"
                    yield source.problem("J22", said, "materials", number, "source")


def _known(tree: Tree) -> dict[str, str]:
    found = {}
    for pack in tree.packs.values():
        for result in pack.results.values():
            if result.shape is not None:
                found[result.shape.title] = f"证照“{pack.id}/{result.id}”"
        for data in pack.data.values():
            for title in data.shape.proves if data.shape else ():
                found[title] = f"库“{data.id}”"
    return found


@rule("J23")
def given_once(tree: Tree) -> Iterator[Problem]:
    """一张表单里同一个词只问一次，一个事项里材料编号不重复，一个库里字段不重复。"""
    for pack in tree.packs.values():
        yield from _form_words(pack)
        for source in pack.services.values():
            seen: set[str] = set()
            for n, material in enumerate(source.shape.materials if source.shape else ()):
                if material.id in seen:
                    said = f"材料编号“{material.id}”重复"
                    yield source.problem("J23", said, "materials", n, "id")
                seen.add(material.id)
        for data in pack.data.values():
            seen = set()
            for n, field in enumerate(data.shape.fields if data.shape else ()):
                if {field.id, field.title} & seen:
                    yield data.problem("J23", f"字段“{field.title}”重复", "fields", n)
                seen |= {field.id, field.title}


def _form_words(pack: Pack) -> Iterator[Problem]:
    for form in pack.forms.values():
        seen: set[str] = set()
        for p, page in enumerate(form.shape.pages if form.shape else ()):
            for f, field in enumerate(page.fields):
                if field.word in seen:
                    said = f"“{field.word}”问了两次"
                    yield form.problem("J23", said, "pages", p, "fields", f, "word")
                seen.add(field.word)


@rule("J24")
def material_says_why(tree: Tree) -> Iterator[Problem]:
    """向申请人收取的材料写明依据（law）；不得要求与申请事项无关的材料（行政许可法第三十一条）。"""
    for _, source, service in services(tree):
        for number, material in enumerate(service.materials):
            if material.source == "applicant" and not material.law:
                said = f"材料“{material.title}”没有写依据（law）"
                yield source.problem("J24", said, "materials", number)


@rule("J25")
def everything_is_used(tree: Tree) -> Iterator[Problem]:
    """每张表单、每个流程、每个结果都有事项在用；没有人用的应删去。"""
    for pack in tree.packs.values():
        used = {
            folder: {name for s in pack.services.values() for _, name in texts(s, key)}
            for folder, key in (("forms", "form"), ("processes", "process"), ("results", "result"))
        }
        tasks = " ".join(d.text for d in pack.processes.values())
        used["forms"] |= {id_ for id_ in pack.forms if f'yw:form="{id_}"' in tasks}
        for folder, names in used.items():
            files: Mapping[str, Source[Any] | Document] = getattr(pack, folder)
            if names <= files.keys():  # else one of them is misspelt, which is L3
                for id_ in files.keys() - names:
                    said = f"没有事项用到 {folder}/{id_}"
                    yield Problem(files[id_].file, 1, "J25", said)
