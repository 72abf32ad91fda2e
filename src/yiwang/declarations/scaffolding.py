"""`yiwang new pack`: a small pack that is valid from its first minute, for an official to fill in."""

import re
from pathlib import Path
from string import Template

from yiwang.declarations.gathering import Gatherer
from yiwang.declarations.tree import City

STARTER = Path(__file__).parent / "starter"
USED = re.compile(r"^packs:[ \t]*(#.*)?$", re.MULTILINE)
EMPTY = re.compile(r"^packs:[ \t]*\{\}[ \t]*$", re.MULTILINE)


class Impossible(Exception):
    """Why no pack can be made, in Chinese."""


def new_pack(*, id_: str, title: str, owner: str, city: Path, packs: Path) -> list[Path]:
    """Write the starter files under packs/<id> and name the pack in city.yaml.

    Roles are the first of the city's that hold the deed each step needs, all distinct; raises
    Impossible when the folder exists, the owner is unknown or a role is wanting.
    """
    folder = packs / id_
    if folder.exists():
        raise Impossible(f"{folder} 已经存在，请换一个编号")
    found = Gatherer().city(city.absolute())
    organisation = found.organisations.get(owner)
    if organisation is None or organisation.shape is None:
        known = "、".join(found.organisations)
        raise Impossible(f"没有机构“{owner}”，可用的有：{known}")
    values = {"id": id_, "title": title, "owner": owner, "level": organisation.shape.level}
    written = _write(folder, values | _roles(found))
    _use(city / "city.yaml", id_)
    return written


def _roles(city: City) -> dict[str, str]:
    """Choose distinct roles for accepting, deciding and delivering."""
    chosen: dict[str, str] = {}
    wanted = (
        ("decides", "cases.decide"),
        ("accepts", "cases.accept"),
        ("delivers", "cases.deliver"),
    )
    for name, deed in wanted:
        holders = (
            id_
            for id_, role in city.roles.items()
            if role.shape and deed in role.shape.deeds and id_ not in chosen.values()
        )
        role = next(holders, None)
        if role is None:
            raise Impossible(f"roles/ 里没有另一个可以“{deed}”的角色")
        chosen[name] = role
    return chosen


def _write(folder: Path, values: dict[str, str]) -> list[Path]:
    written = []
    for source in sorted(STARTER.rglob("*.*")):
        target = folder / source.relative_to(STARTER)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = Template(source.read_text(encoding="utf-8")).substitute(values)
        target.write_text(text, encoding="utf-8")
        written.append(target)
    return written


def _use(file: Path, id_: str) -> None:
    text = file.read_text(encoding="utf-8")
    line = f"packs:\n  {id_}: 0.1.0"
    changed = EMPTY.sub(line, text, count=1)
    if changed == text:
        changed = USED.sub(lambda m: f"{m[0]}\n  {id_}: 0.1.0", text, count=1)
    if changed == text:
        raise Impossible(f"请在 {file} 的 packs 里自己加一行“{id_}: 0.1.0”")
    file.write_text(changed, encoding="utf-8")
