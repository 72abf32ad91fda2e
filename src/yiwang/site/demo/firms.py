"""Three hundred firms of nowhere: the rows of the register `firms`, led by the demo's people.

Nobody is real: the organisation part of every code begins with DM, which is given to nobody (C).
"""

import random
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from yiwang.lib.ids import gb32100
from yiwang.site.demo.people import AS_OF, SEED, Person

COUNT = 300
ADULT, RETIRED = 18, 70  # years of age
KINDS = {"企业": "91", "个体工商户": "92", "农民专业合作社": "93"}


class Firm(NamedTuple):
    """A row of the register `firms`; the field names are the register's."""

    credit_code: str
    name: str
    kind: str
    legal_representative: str
    legal_representative_id: str
    region: str
    address: str
    scope: str
    founded: date
    state: str
    phone: str | None


class Trade(NamedTuple):
    """A line of business: how its firms are called and what they may do."""

    kind: str
    ending: str
    scope: str
    weight: int


TRADES = (
    Trade("个体工商户", "饭店", "餐饮服务", 22),
    Trade("个体工商户", "茶饮店", "餐饮服务；自制饮品制售", 12),
    Trade("个体工商户", "烧腊店", "食品销售；散装熟食销售", 10),
    Trade("个体工商户", "杂粮店", "食品销售；散装食品销售", 10),
    Trade("个体工商户", "便利店", "食品销售（仅销售预包装食品）；日用百货销售", 16),
    Trade("个体工商户", "五金店", "五金产品零售", 8),
    Trade("企业", "食品有限公司", "食品销售；食品互联网销售", 8),
    Trade("企业", "餐饮管理有限公司", "餐饮服务；餐饮管理", 6),
    Trade("企业", "水暖卫浴有限公司", "卫生洁具制造、销售", 8),
    Trade("企业", "摩托车配件有限公司", "摩托车零配件制造", 5),
    Trade("企业", "建筑工程有限公司", "建设工程施工", 5),
    Trade("企业", "软件科技有限公司", "软件开发", 4),
    Trade("农民专业合作社", "陈皮种植专业合作社", "陈皮种植、加工、销售", 5),
    Trade("农民专业合作社", "水稻种植专业合作社", "谷物种植", 4),
)
WORDS = "丰年 百家 好运 金穗 顺景 明珠 荷塘 新会 侨乡 福满 康乐 兴旺 满堂 鸿利 星河 碧波 东湖 西江 南北 四季"
STATES = ("存续", "歇业", "吊销", "注销")
# the firms whom journeys call by name: name, trade, place of the owner in CAST
CAST = (("小燕饭店", TRADES[0], 0), ("嘉俊杂粮店", TRADES[3], 6), ("婉仪便利店", TRADES[4], 7))


def make_firms(
    people: Sequence[Person], *, count: int = COUNT, seed: int = SEED, as_of: date = AS_OF
) -> list[Firm]:
    """Make the firms of the demo city, each led by one of the people. Pure, deterministic."""
    return list(_firms(people, count=count, seed=seed, as_of=as_of))


def make_code(kind: str, region: str, serial: int) -> str:
    """Make a valid credit code whose organisation part is DM and six digits."""
    organ = f"DM{serial:06d}"
    body = f"{kind}{region}{organ}{gb32100.organ_check_character(organ)}"
    return body + gb32100.check_character(body)


def _firms(people: Sequence[Person], *, count: int, seed: int, as_of: date) -> Iterable[Firm]:
    rng = random.Random(seed)  # noqa: S311 — demonstration data, not a secret
    owners = [person for person in people if _may_lead(person, as_of)]
    names: set[str] = set()
    for serial in range(count):
        if serial < len(CAST):
            name, trade, place = CAST[serial]
            owner, state = people[place], "存续"
        else:
            trade = rng.choices(TRADES, [trade.weight for trade in TRADES])[0]
            owner = rng.choice(owners)
            name = _name(rng, trade, names)
            state = rng.choices(STATES, (94, 3, 1, 2))[0]
        names.add(name)
        yield Firm(
            credit_code=make_code(KINDS[trade.kind], owner.residence_region[:6], 100_000 + serial),
            name=_full_name(name, owner),
            kind=trade.kind,
            legal_representative=owner.name,
            legal_representative_id=owner.id_number,
            region=owner.residence_region[:9],
            address=owner.residence_address,
            scope=trade.scope,
            founded=as_of - timedelta(days=rng.randrange(60, 5000)),
            state=state,
            phone=owner.phone,
        )


def _may_lead(person: Person, as_of: date) -> bool:
    age = as_of.year - person.birth_date.year
    return person.alive == "是" and person.residence == "本市" and ADULT < age < RETIRED


def _name(rng: random.Random, trade: Trade, taken: set[str]) -> str:
    while True:
        name = "".join(rng.choices(WORDS.split(), k=2)) + trade.ending
        if name not in taken:
            return name


def _full_name(name: str, owner: Person) -> str:
    """Prefix the place, as the name of a registered firm does."""
    county = owner.residence_address[3:6]
    return f"示例市{county}{name}"
