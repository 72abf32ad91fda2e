"""A small valid city in a temporary folder, and a hand that breaks it."""

from dataclasses import dataclass
from pathlib import Path

from yiwang.declarations import load
from yiwang.declarations.loading import Loaded
from yiwang.declarations.scaffolding import new_pack

CITY = """\
format: 1
title: 小城
short: 小城
level: 县级
region: "440799"
record: {identity: ours, items: ours, intake: ours}
government: 小城人民政府
packs:
  people: 1.0.0
"""
ORGANISATION = """\
title: {title}
short: {short}
superior: {superior}
level: {level}
region: "440799"
credit_code: {code}
address: 小城中路 1 号
telephone: {telephone}
complaints: {complaints}
"""
ORGANISATIONS = {
    "government": ("小城人民政府", "府", "null", "11100000000013338W", "县级"),
    "culture": ("小城文化局", "文", "government", "11430000006122244L", "县级"),
}
ROLES = {
    "clerk": ("窗口受理员", "[cases.see, cases.receive, cases.accept]", ""),
    "approver": ("审批人", "[cases.see, cases.decide, cases.refuse]", ""),
    "issuer": ("出件员", "[cases.see, cases.deliver]", ""),
    "system-admin": ("系统管理员", "[accounts.manage]", "system"),
    "security-admin": ("安全管理员", "[accounts.grant]", "security"),
    "auditor": ("审计管理员", "[records.read]", "audit"),
}
STAFF = """\
staff:
  - {account: zhang, name: 张三, roles: [clerk], since: 2026-01-01}
  - {account: li, name: 李四, roles: [approver], since: 2026-01-01, head: true}
  - {account: wang, name: 王五, roles: [issuer], since: 2026-01-01}
"""
PEOPLE = {
    "pack.yaml": """\
format: 1
id: people
title: 人口库
purpose: 一处登记、处处可用
sector: 数据
owner: government
version: 1.0.0
law: [《国务院关于在线政务服务的若干规定》第七条]
provides:
  datasets: [population]
""",
    "words.yaml": "姓名: {type: text, source: population}\n",
    "data/population.yaml": """\
title: 人口库
owner: government
key: id_number
fields:
  - {id: id_number, title: 公民身份号码, type: text, required: true, format: id-number, personal: true}
  - {id: name, title: 姓名, type: text, required: true, personal: true}
  - {id: born, title: 出生日期, type: date}
sharing: 有条件共享
update_cycle: 每日
""",
}


@dataclass(frozen=True)
class Town:
    """A city folder and its packs, with shorthand for breaking and checking them."""

    root: Path

    @property
    def city(self) -> Path:
        return self.root / "cities/small"

    @property
    def packs(self) -> Path:
        return self.root / "packs"

    @property
    def pack(self) -> Path:
        return self.packs / "room"

    def load(self) -> Loaded:
        return load(self.city, self.packs)

    def problems(self) -> list[str]:
        """Return every problem as `file:line: code`, without the words."""
        return [f"{p.file}:{p.line}: {p.code}" for p in self.load().problems]

    def said(self) -> str:
        return "\n".join(str(p) for p in self.load().problems)

    def change(self, name: str, old: str, new: str) -> None:
        """Replace one text that occurs exactly once in a file."""
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} occurs {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def line(self, name: str, text: str) -> int:
        """Return the line on which a text first stands."""
        lines = (self.root / name).read_text(encoding="utf-8").splitlines()
        return next(n for n, line in enumerate(lines, start=1) if text in line)


def build(root: Path) -> Town:
    """Write the city, a pack with a register, and a starter pack `room`."""
    town = Town(root)
    town.write("cities/small/city.yaml", CITY)
    for number, (id_, row) in enumerate(ORGANISATIONS.items()):
        title, short, superior, code, level = row
        text = ORGANISATION.format(
            title=title,
            short=short,
            superior=superior,
            code=code,
            level=level,
            telephone=f"0750-880000{number}",
            complaints=f"0750-880001{number}",
        )
        town.write(f"cities/small/organisations/{id_}.yaml", text)
    culture = town.city / "organisations/culture.yaml"
    culture.write_text(culture.read_text() + STAFF)
    for id_, (title, deeds, kind) in ROLES.items():
        text = f"title: {title}\nmeans: {title}\ndeeds: {deeds}\n"
        extra = f"administrator: {kind}\n" if kind else ""
        town.write(f"cities/small/roles/{id_}.yaml", text + extra)
    for name, text in PEOPLE.items():
        town.write(f"packs/people/{name}", text)
    new_pack(id_="room", title="活动室预约", owner="culture", city=town.city, packs=town.packs)
    return town
