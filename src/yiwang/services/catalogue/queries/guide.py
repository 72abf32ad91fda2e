"""办事指南: every element of an item that a person reads before applying (GB/T 39046 table 4)."""

from dataclasses import dataclass

from yiwang.declarations.shapes.city import Organisation
from yiwang.declarations.shapes.service import Limit, Material, Service
from yiwang.kernel.city.queries import get_city, list_current
from yiwang.kernel.city.types import Item
from yiwang.services.catalogue.queries.items import get_item_by_key, say_limit
from yiwang.services.catalogue.types import CERTAINTY, CHANNELS, PARTIES
from yiwang.ui.components import Answer

OURS = "applicant"


@dataclass(frozen=True)
class Needed:
    """One material: its name, whether the applicant brings it, and what is said of it."""

    title: str
    brought: bool
    source: str  # 不用交，来自人口库
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Guide:
    """Everything the page of an item says, in Chinese as declared."""

    item: Item
    service: Service
    organ: Organisation
    facts: tuple[Answer, ...]
    limits: tuple[Answer, ...]
    materials: tuple[Needed, ...]
    place: tuple[Answer, ...]
    remedies: tuple[Answer, ...]
    versions: tuple[Answer, ...]
    apply_url: str

    @property
    def brought(self) -> tuple[Needed, ...]:
        return tuple(m for m in self.materials if m.brought)

    @property
    def known(self) -> tuple[Needed, ...]:
        return tuple(m for m in self.materials if not m.brought)


def get_guide(pack: str, service: str) -> Guide:
    """Return the guide of the item in force; Refused 404 when there is none."""
    item = get_item_by_key(pack, service)
    declared = item.service
    organ = get_city().organisations[declared.organ.organisation]
    titles = {r.key: str(r.body["title"]) for r in list_current("register")}
    return Guide(
        item=item,
        service=declared,
        organ=organ,
        facts=_facts(declared, item.result.title if item.result else ""),
        limits=_limits(declared),
        materials=tuple(_needed(m, titles) for m in declared.materials),
        place=_place(declared, organ),
        remedies=_remedies(declared, organ),
        versions=_versions(item),
        apply_url=f"/apply/{item.key}",
    )


def _facts(service: Service, result: str) -> tuple[Answer, ...]:
    visits = "一次都不用跑" if not service.visits else f"{service.visits} 次"
    fees = tuple(f"{f.title}：{f.standard}（{f.law}）" for f in service.fee)
    return (
        Answer(label="谁能办", value="、".join(PARTIES[p] for p in service.for_)),
        Answer(label="最快多久", value=f"承诺 {say_limit(service.promised_limit)}办结"),
        Answer(
            label="要跑几次",
            value=visits,
            source=service.visits_reason or "",
        ),
        Answer(label="收费", value="" if fees else "不收费", lines=fees),
        Answer(label="怎么办", value="、".join(CHANNELS[c] for c in service.channels)),
        Answer(label="您会得到", value=result or service.outcomes.get("granted", "")),
    )


def _limits(service: Service) -> tuple[Answer, ...]:
    statutory = service.statutory_limit
    return (
        Answer(
            label="法定办结时限",
            value=say_limit(statutory) if statutory else "规定没有设时限",
            source=_law(statutory) if statutory else "",
        ),
        Answer(
            label="承诺办结时限",
            value=say_limit(service.promised_limit),
            source=_law(service.promised_limit),
        ),
        Answer(label="办件类型", value=service.handling),
    )


def _law(limit: Limit) -> str:
    note = CERTAINTY[limit.certainty]
    return f"{limit.law}（{note}）" if note else limit.law


def _needed(material: Material, titles: dict[str, str]) -> Needed:
    brought = material.source == OURS
    source = titles.get(material.source, "已有的证照")
    notes = (
        material.hint,
        f"看什么：{material.criteria}" if material.criteria else None,
        "可以先受理，之后补齐" if material.deferred else None,
        "只有部分情形要交，填报时系统会告诉您" if material.when else None,
        f"依据：{material.law}" if material.law else None,
    )
    how = f"要上传，{'、'.join(a.upper() for a in material.accept)} 都行"
    return Needed(
        title=material.title,
        brought=brought,
        source=how if brought else f"不用交，来自{source}",
        notes=tuple(n for n in notes if n),
    )


def _place(service: Service, organ: Organisation) -> tuple[Answer, ...]:
    return (
        Answer(label="实施主体", value=organ.title),
        Answer(label="办理地点", value=service.address or organ.address),
        Answer(label="办理时间", value=service.hours or organ.hours),
        Answer(label="咨询电话", value=service.telephone or organ.telephone),
        Answer(label="监督电话", value=service.complaints or organ.complaints),
    )


def _remedies(service: Service, organ: Organisation) -> tuple[Answer, ...]:
    """不服怎么办: the declared reconsideration organ and court, never invented."""
    found = (
        ("行政复议（六十日内）", service.reconsideration or organ.reconsideration),
        ("行政诉讼（六个月内）", service.court or organ.court),
    )
    return tuple(Answer(label=label, value=value) for label, value in found if value)


def _versions(item: Item) -> tuple[Answer, ...]:
    return (
        Answer(label="事项类型", value=item.service.type),
        Answer(label="基本编码", value=item.service.base_code),
        Answer(label="指南版本", value=str(item.pack["version"]), source=item.hash[:19]),
    )
