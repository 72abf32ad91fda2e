"""The city's own names: superiors, roles of posts, deeds of roles, versions of packs."""

from collections.abc import Iterator

from yiwang.declarations.deeds import DEEDS
from yiwang.declarations.linking.names import unknown
from yiwang.declarations.linking.walking import texts
from yiwang.declarations.problem import Problem
from yiwang.declarations.tree import Tree


def link(tree: Tree) -> Iterator[Problem]:
    yield from _organisations(tree)
    for role in tree.city.roles.values():
        for path, deed in texts(role, "deeds", "*"):
            if deed not in DEEDS:
                yield role.problem("L11", unknown("动作", deed, DEEDS), *path)
    yield from _holidays(tree)
    yield from _versions(tree)


def _organisations(tree: Tree) -> Iterator[Problem]:
    city = tree.city
    for organisation in city.organisations.values():
        for path, name in texts(organisation, "superior"):
            if name not in city.organisations:
                said = unknown("上级机构", name, city.organisations)
                yield organisation.problem("L3", said, *path)
        for path, name in texts(organisation, "staff", "*", "roles", "*"):
            if name not in city.roles:
                yield organisation.problem("L3", unknown("角色", name, city.roles), *path)


def _holidays(tree: Tree) -> Iterator[Problem]:
    for holidays in tree.city.holidays.values():
        value = holidays.node.value
        year = value.get("year") if isinstance(value, dict) else None
        if year is not None and str(year) != holidays.id:
            said = f"年份“{year}”与文件名“{holidays.id}”不一致"
            yield holidays.problem("L1", said, "year")


def _versions(tree: Tree) -> Iterator[Problem]:
    for path, version in texts(tree.city.head, "packs", "*"):
        pack = tree.packs.get(str(path[-1]))
        own = dict(texts(pack.head, "version")).get(("version",)) if pack else None
        if own is not None and own != version:
            said = f"包“{path[-1]}”的版本是 {own}，这里写的是 {version}"
            yield tree.city.head.problem("L15", said, *path)
