"""Ten thousand people of nowhere: the rows of the register `population`, the same on every machine.

Nobody is real. The numbers pass GB 11643, but their serials are 996 to 999, which the old
15-digit numbers kept for people born before 1900 and nobody born since was given (C). The
telephones are all of the form 1990000xxxx and no message leaves a demonstration.
"""

import random
import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from yiwang.lib.ids import gb11643
from yiwang.site.demo.names import RARE_NAMES, Sex, draw

AS_OF = date(2026, 11, 1)  # the day on which the age pyramid stands
SEED = 4407
COUNT = 10_000
# people of a thousand in each five years of age, in the manner of the 2020 census
PYRAMID = (45, 60, 60, 55, 55, 65, 85, 85, 75, 75, 80, 75, 55, 50, 38, 22, 13, 8, 4, 2, 1)
STRANGERS = ("440608", "441700", "445300")  # 户籍外市
STRANGE = 0.06  # share of people with 户籍 outside the city
MEN = ((60, 0.52), (80, 0.49), (200, 0.4))  # share of men below an age
VILLAGE = 6  # 行使层级 of a village in regions.csv (GB/T 39046 table A.2)
COMMITTEE = re.compile("(居委会|村委会|居民委员会|村民委员会)$")
PHONE_FROM = 12  # years of age


class Region(NamedTuple):
    """A row of regions.csv."""

    code: str
    name: str
    parent: str
    level: int


class Person(NamedTuple):
    """A row of the register `population`; the field names are the register's."""

    id_number: str
    name: str
    sex: Sex
    birth_date: date
    residence: str
    residence_region: str
    residence_address: str
    phone: str | None
    alive: str
    death_date: date | None


class Part(NamedTuple):
    """Somebody whom journeys and examples call by name."""

    name: str
    sex: Sex
    birth_date: date
    village: str
    resident: bool = True
    died: date | None = None


YANGQIAO, TONGJING = "440703002101", "440703101201"
CAST: tuple[Part, ...] = (
    Part("陈小燕", "女", date(1988, 5, 12), YANGQIAO),  # keeps a restaurant
    Part("陈有福", "男", date(1946, 11, 16), YANGQIAO),  # her father, 80 on 16 November 2026
    Part("梁秀英", "女", date(1936, 11, 17), YANGQIAO),  # 90 on 17 November 2026
    Part("黄伯康", "男", date(1926, 5, 8), TONGJING),  # 100
    Part("李国强", "男", date(1940, 3, 2), YANGQIAO, resident=False),
    Part("谭玉兰", "女", date(1940, 3, 2), TONGJING, died=date(2026, 8, 20)),
    Part("林嘉俊", "男", date(1994, 9, 23), TONGJING),  # keeps a grain shop
    Part("区婉仪", "女", date(1979, 1, 30), YANGQIAO),  # keeps a corner shop
    *(
        Part(name, sex, date(1950 + 5 * i, 3, 8), YANGQIAO)
        for i, (name, sex) in enumerate(RARE_NAMES)
    ),
)


def read_regions(lines: Iterable[str]) -> list[Region]:
    """Read regions.csv: code,name,parent,level under a heading."""
    rows = (line.rstrip("\n").split(",") for line in lines)
    return [Region(c, n, p, int(level)) for c, n, p, level in rows if level != "level"]


def make_people(
    regions: Sequence[Region], *, count: int = COUNT, seed: int = SEED, as_of: date = AS_OF
) -> list[Person]:
    """Make the people of the demo city: first CAST, then drawn ones. Pure, deterministic."""
    return list(_Maker(regions, seed=seed, as_of=as_of).people(count))


class _Maker:
    """Keeps what must differ between two people: numbers and telephones."""

    def __init__(self, regions: Sequence[Region], *, seed: int, as_of: date) -> None:
        self.rng = random.Random(seed)  # noqa: S311 — demonstration data, not a secret
        self.as_of = as_of
        self.places = {region.code: region for region in regions}
        self.villages = [region.code for region in regions if region.level == VILLAGE]
        self.counties = sorted({village[:6] for village in self.villages})
        self.numbers: set[str] = set()
        self.phones = 0

    def people(self, count: int) -> Iterable[Person]:
        for part in CAST[:count]:
            yield self._person(part)
        for _ in range(count - len(CAST)):
            yield self._person(self._draw())

    def _draw(self) -> Part:
        rng = self.rng
        band = rng.choices(range(len(PYRAMID)), PYRAMID)[0]
        birth = self.as_of - timedelta(days=int((band * 5 + rng.random() * 5) * 365.2425))
        sex = self._sex(band * 5)
        died = None
        if rng.random() < 0.002 + max(0, band - 12) * 0.006:
            died = self.as_of - timedelta(
                days=rng.randrange(1, min(700, (self.as_of - birth).days + 2))
            )
            died = max(died, birth)
        return Part(
            draw(rng, sex=sex, born=birth.year),
            sex,
            birth,
            rng.choice(self.villages),
            resident=rng.random() >= STRANGE,
            died=died,
        )

    def _sex(self, age: int) -> Sex:
        men = next(share for below, share in MEN if age < below)
        return "男" if self.rng.random() < men else "女"

    def _person(self, part: Part) -> Person:
        home = part.village[:6] if part.resident else self.rng.choice(STRANGERS)
        return Person(
            id_number=self._number(home, part),
            name=part.name,
            sex=part.sex,
            birth_date=part.birth_date,
            residence="本市" if part.resident else "外市",
            residence_region=part.village if part.resident else home,
            residence_address=self._address(part.village) if part.resident else "外市（示例）",
            phone=self._phone(part.birth_date),
            alive="否" if part.died else "是",
            death_date=part.died,
        )

    def _number(self, region: str, part: Part) -> str:
        """Make a number of serial 996–999; where both are taken, the birthplace is another county."""
        serials = (997, 999) if part.sex == "男" else (996, 998)
        for place in (region, *self.counties):
            for serial in serials:
                number = gb11643.make(place, part.birth_date, serial)
                if number not in self.numbers:
                    self.numbers.add(number)
                    return number
        raise ValueError(f"too many people born on {part.birth_date}")

    def _address(self, village: str) -> str:
        town = self.places[self.places[village].parent]
        county = self.places[town.parent]
        name = self.places[village].name
        where = COMMITTEE.sub("", name)
        kind = "" if where.endswith(("社区", "村")) else "村" if "村" in name else "社区"
        door = self.rng.randrange(1, 200)
        return f"示例市{county.name}{town.name}{where}{kind}{door}号"

    def _phone(self, birth: date) -> str | None:
        if self.as_of.year - birth.year < PHONE_FROM:
            return None
        self.phones += 1
        return f"1990000{self.phones % 10_000:04d}"
