"""The guide of one item (办事指南), with the elements of GB/T 39046 table 4."""

from collections.abc import Iterator

from yiwang.declarations.book.markdown import Titles, bullets, table
from yiwang.declarations.shapes import Limit, Material, Service
from yiwang.declarations.tree import Pack

CHANNELS = {"online": "网上", "hall": "大厅", "agent": "代办", "post": "邮寄"}
CERTAINTY = {"A": "已核原文", "B": "二手资料", "C": "未核实"}


def guide(pack: Pack, id_: str, service: Service, *, titles: Titles) -> Iterator[str]:
    """Yield the blocks of an item's guide."""
    yield f"## 事项：{service.title}"
    yield table(("项目", "内容"), _elements(pack, service, titles))
    yield "**设定依据**"
    yield bullets(service.law)
    yield "**受理条件**"
    yield bullets(service.conditions)
    yield "**材料**"
    yield _materials(service, titles)
    yield f"**办理流程**（{id_}）"
    yield f"![{service.title}流程图](processes/{service.process}.svg)"
    yield bullets(f"{step.title}：{step.means}" for step in service.steps)
    if service.questions:
        yield "**常见问题**"
        yield bullets(f"{q.question}<br>{q.answer}" for q in service.questions)


def _elements(pack: Pack, service: Service, titles: Titles) -> Iterator[tuple[str, str]]:
    organ = service.organ
    result = pack.results.get(service.result or "")
    yield "事项类型", service.type
    yield "适用程序", service.regime
    yield "基本编码", service.base_code
    yield (
        "实施主体",
        f"{titles.organisations.get(organ.organisation, organ.organisation)}（{organ.nature}）",
    )
    yield "行使层级", organ.level
    yield "服务对象", "、".join(service.for_)
    yield "服务主题", "、".join(service.themes)
    yield "办理形式", "、".join(CHANNELS[c] for c in service.channels)
    yield "办件类型", service.handling
    yield "法定办结时限", _limit(service.statutory_limit)
    yield "承诺办结时限", _limit(service.promised_limit)
    yield (
        "到现场次数",
        f"{service.visits} 次" + (f"：{service.visits_reason}" if service.visits_reason else ""),
    )
    yield "物流快递", "支持" if service.mail else "不支持"
    yield "收费", "；".join(f"{f.title}：{f.standard}（{f.law}）" for f in service.fee) or "不收费"
    yield (
        "自动办理",
        "符合规则的由规则准予，不予由具名的人决定" if service.automatic else "由人决定",
    )
    if result is not None and result.shape is not None:
        yield "办理结果", f"{result.shape.title}（{result.shape.kind}）"
    for redirect in service.redirects:
        yield "不用办这一项的", f"{redirect.why}（{redirect.law}）→ {redirect.to}"


def _limit(limit: Limit | None) -> str:
    if limit is None:
        return "规定未设"
    return f"{limit.days} 个{limit.unit}（{limit.law}；{CERTAINTY[limit.certainty]}）"


def _materials(service: Service, titles: Titles) -> str:
    if not service.materials:
        return "不需要提交材料。"
    return table(
        ("材料", "来源", "必备", "依据", "须知"),
        [
            (m.title, _source(m, titles), "必备" if m.required else "非必备", m.law, m.hint)
            for m in service.materials
        ],
    )


def _source(material: Material, titles: Titles) -> str:
    if material.source != "applicant":
        known = titles.registers.get(material.source, material.source)
        return f"从{known}取，不向申请人收取"
    return "申请人提交" + ("（可容缺）" if material.deferred else "")
