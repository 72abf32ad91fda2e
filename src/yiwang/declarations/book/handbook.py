"""A pack as 办事手册: what an applicant and an official read, made from the declaration alone."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from yiwang.declarations.book.guide import guide
from yiwang.declarations.book.markdown import Titles, bullets, join, quote, table
from yiwang.declarations.linking.rules import read
from yiwang.declarations.shapes import Dated
from yiwang.declarations.tree import Document, Pack
from yiwang.declarations.trying import SAID, attempt
from yiwang.lib import dmn

ALL_TEXTS = re.compile(r'"[^"]*"(\s*,\s*"[^"]*")*')
ALTERNATIVES = re.compile(r'"([^"]*)"')
TYPES = {
    "text": "文字",
    "number": "数",
    "money": "金额",
    "date": "日期",
    "datetime": "时间",
    "boolean": "是否",
    "list": "列表",
    "file": "文件",
}
SOURCES = {
    "applicant": "申请人",
    "official": "工作人员",
    "case": "办件",
    "decision": "规则或办理人",
    "parameter": "参数",
}
CERTAINTY = {"A": "A 原文", "B": "B 二手资料", "C": "C 未核实"}
POLICIES = {
    "U": "每次只有一条规则成立",
    "A": "成立的规则结果相同",
    "F": "从上到下，第一条成立的规则为准",
    "P": "按结果的优先次序",
    "C": "收集所有成立的规则",
    "R": "按规则次序列出",
    "O": "按结果次序列出",
}


def handbook(pack: Pack, *, titles: Titles) -> str:
    """Render one pack as Markdown."""
    return join([*_head(pack, titles), *_services(pack, titles), *_back(pack, titles)])


def _head(pack: Pack, titles: Titles) -> Iterator[str]:
    head = pack.head.shape
    if head is None:
        raise LookupError(pack.head.file)
    yield "<!-- 由 yiwang book 生成，请勿手改 -->"
    yield f"# {head.title} 办事手册"
    yield head.purpose
    yield table(
        ("项目", "内容"),
        [
            ("领域", head.sector),
            ("负责机构", titles.organisations.get(head.owner, head.owner)),
            ("版本", head.version),
        ],
    )
    yield "**依据**"
    yield bullets(head.law)


def _services(pack: Pack, titles: Titles) -> Iterator[str]:
    for id_, source in pack.services.items():
        if source.shape is not None:
            yield from guide(pack, id_, source.shape, titles=titles)


def _back(pack: Pack, titles: Titles) -> Iterator[str]:
    if pack.decisions:
        yield "## 规则"
    for document in pack.decisions.values():
        yield from _decisions(document)
    yield from _parameters(pack)
    yield from _examples(pack)
    yield from _data(pack)
    yield from _words(pack, titles)
    yield from _notices(pack)
    yield from _indicators(pack)


def _decisions(document: Document) -> Iterator[str]:
    model = read(document)
    for decision in model.decisions if model else ():
        yield f"### {decision.name}"
        if decision.question:
            yield decision.question
        if decision.table is not None:
            yield from _table(decision.table)
        elif text := _expression(document, decision.id):
            yield f"```feel\n{text}\n```"


def _expression(document: Document, decision: str) -> str:
    root = etree.fromstring(document.text.encode(), etree.XMLParser(resolve_entities=False))
    for element in root.iter("{*}decision"):
        if element.get("id") == decision:
            return (element.findtext("{*}literalExpression/{*}text") or "").strip()
    return ""


def _table(shown: dmn.Table) -> Iterator[str]:
    yield f"读法：{POLICIES.get(shown.policy[:1], shown.policy)}。"
    heads = ("序号", *shown.inputs, *(f"→ {o}" for o in shown.outputs), *shown.annotations)
    yield table(
        heads,
        [
            (
                str(r.number),
                *(_feel(c, null="查不到") for c in r.inputs),
                *(_feel(c, null="—") for c in r.outputs),
                *r.annotations,
            )
            for r in shown.rules
        ],
    )


def _feel(text: str, *, null: str) -> str:
    """Show a cell as people say it: a plain text without quotes, any value, none known."""
    plain = {"-": "任意", "": "任意", "null": null}.get(text.strip())
    if plain is not None:
        return plain
    return ALTERNATIVES.sub(lambda m: m[1], text) if ALL_TEXTS.fullmatch(text.strip()) else text


def _parameters(pack: Pack) -> Iterator[str]:
    found = [p.shape for p in pack.parameters.values() if p.shape]
    if found:
        yield "## 参数"
        yield "政策改数字时只改这里：加一行新的日期、新的值和新的文件。"
    for parameter in found:
        unit = f"（{parameter.unit}）" if parameter.unit else ""
        yield f"### {parameter.title}{unit}"
        yield table(
            ("自何日起", "值", "依据", "核实"),
            [(v.from_, _value(v), v.law, CERTAINTY[v.certainty]) for v in parameter.values],
        )


def _value(dated: Dated) -> str:
    value = dated.value
    if value is None:
        return "终止"
    if isinstance(value, Mapping):
        return "；".join(f"{k}：{v}" for k, v in value.items())
    return "、".join(str(v) for v in value) if isinstance(value, tuple) else str(value)


def _examples(pack: Pack) -> Iterator[str]:
    if pack.examples:
        yield "## 样例"
        yield "每个样例都由 `yiwang test` 按上面的规则和流程走一遍。"
    for source in pack.examples.values():
        if (example := source.shape) is None:
            continue
        trial = attempt(pack, source, example)
        given = "，".join(f"{k}为{_said(v)}" for k, v in example.given.items())
        yield f"### {example.title}"
        reasons = [note for match in trial.matches for note in match.annotations if note]
        lines = [f"{example.at} 申请：{given}。", f"结果：{SAID[trial.outcome]}。"]
        lines += [
            f"{word}：{_said(value).rstrip('。')}。"
            for word, value in example.expect.items()
            if word in trial.words
        ]
        yield bullets([*lines, *(f"依据：{r}" for r in dict.fromkeys(reasons))])


def _said(value: object) -> str:
    if value is None:
        return "查不到"
    return "、".join(map(str, value)) if isinstance(value, tuple | list) else str(value)


def _data(pack: Pack) -> Iterator[str]:
    for source in pack.data.values():
        if (data := source.shape) is None:
            continue
        yield f"## {'库' if data.kind == 'register' else '数据'}：{data.title}"
        yield f"共享类型：{data.sharing}。更新周期：{data.update_cycle}。"
        yield table(
            ("字段", "类型", "必填", "个人信息"),
            [
                (f.title, TYPES[f.type], "是" if f.required else "", "是" if f.personal else "")
                for f in data.fields
            ],
        )


def _words(pack: Pack, titles: Titles) -> Iterator[str]:
    if pack.services and pack.vocabulary():
        yield "## 词"
        yield table(
            ("词", "类型", "来源", "取值", "含义"),
            [
                (word, TYPES[w.type], _origin(w.source, titles), "、".join(w.one_of or ()), w.means)
                for word, w in pack.vocabulary().items()
            ],
        )


def _origin(source: str, titles: Titles) -> str:
    return SOURCES.get(source) or titles.registers.get(source, source)


def _notices(pack: Pack) -> Iterator[str]:
    if pack.notices:
        yield "## 文书与通知"
    for id_, notice in pack.notices.items():
        yield f"**{id_}**"
        yield quote(notice.text)


def _indicators(pack: Pack) -> Iterator[str]:
    found = [i.shape for i in pack.indicators.values() if i.shape]
    if found:
        yield "## 指标"
        yield table(("指标", "单位", "口径"), [(i.title, i.unit, i.means) for i in found])
