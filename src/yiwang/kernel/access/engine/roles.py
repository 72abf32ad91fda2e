"""Roles flattened to grants, so that a policy compares plain values and queries nothing."""

from collections.abc import Iterable
from dataclasses import dataclass

from yiwang.kernel.city.types import DeclaredCity
from yiwang.lib.actor import Grant

ADMINISTRATORS = {"system": "系统管理员", "security": "安全管理员", "audit": "审计管理员"}

RECEIVE = "cases.receive"


@dataclass(frozen=True, slots=True)
class Held:
    """One role in one organisation."""

    role: str
    organisation: str
    region: str = ""


def flatten(held: Iterable[Held], city: DeclaredCity) -> frozenset[Grant]:
    """Return a grant for each deed and covered organisation.

    A role or organisation that the city does not declare any more grants nothing.
    """
    grants: set[Grant] = set()
    for one in held:
        role = city.roles.get(one.role)
        if role is None or one.organisation not in city.organisations:
            continue
        grants.update(
            Grant(deed, o, one.region)
            for deed in role.deeds
            for o in _covered(role.covers, one.organisation, city, deed=deed)
        )
    return frozenset(grants)


def _covered(covers: str, organisation: str, city: DeclaredCity, *, deed: str) -> frozenset[str]:
    """One window takes in for every organ of the city; nothing else reaches that far."""
    if covers == "city" and deed == RECEIVE:
        return frozenset(city.organisations)
    return (
        city.subordinates(organisation) if covers == "subordinates" else frozenset({organisation})
    )


def administrator_kinds(roles: Iterable[str], city: DeclaredCity) -> frozenset[str]:
    """Return which of the three administrators these roles make a person (GB/T 22239)."""
    declared = (city.roles[r].administrator for r in roles if r in city.roles)
    return frozenset(kind for kind in declared if kind)
