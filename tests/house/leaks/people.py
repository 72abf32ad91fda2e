"""Who tries: anonymous, persons by their mandates, and staff in every declared role at HOME.

What an actor may see is reckoned here from the declaration alone (roles' deeds, what a role
covers, the tree of organisations, mandates given), never through the code under test.
"""

from dataclasses import dataclass, field
from uuid import UUID

from tests.house.leaks.declared import DECLARED_ROLES, HOME, account_of, below


@dataclass(frozen=True)
class Thing:
    """An object that belongs to somebody, with what must not be seen by anybody else."""

    name: str
    party: UUID | None
    organisations: frozenset[str]
    deed: str  # without it an official does not see the thing; empty: no official does
    secrets: tuple[str, ...]
    values: dict[str, tuple[object, ...]] = field(hash=False)  # what an address asks for → ids
    item: str = ""
    others: frozenset[UUID] = frozenset()  # further parties whose thing it is
    within: "Thing | None" = None  # the officials who see that one are shown this one in part


@dataclass(frozen=True)
class Person:
    name: str
    parties: frozenset[UUID] = frozenset()
    limited: tuple[tuple[UUID, str], ...] = ()  # mandates for one item only
    role: str = ""
    username: str = ""

    @property
    def key(self) -> str:
        return self.name

    def holds(self, deed: str, organisation: str) -> bool:
        if not self.role or not deed:
            return False
        role = DECLARED_ROLES[self.role]
        covered = below(HOME) if role["covers"] == "subordinates" else {HOME}
        return deed in role["deeds"] and organisation in covered

    def stands_for(self, party: UUID | None, item: str) -> bool:
        return party in self.parties or (party, item) in self.limited

    def knows(self, thing: Thing) -> bool:
        """Whether a page may show this person what the thing holds."""
        within = bool(self.role) and thing.within is not None and self.sees(thing.within)
        return within or self.sees(thing)

    def sees(self, thing: Thing) -> bool:
        whose = (thing.party, *thing.others)
        return any(self.stands_for(party, thing.item) for party in whose) or any(
            self.holds(thing.deed, o) for o in thing.organisations
        )


ANONYMOUS = Person("anonymous")
LEAVER = Person("leaver", username="leak-leaver")
STAFF = tuple(
    Person(f"staff-{role}", role=role, username=account_of(role)) for role in sorted(DECLARED_ROLES)
)
PERSONS = ("resident", "neighbour", "representative", "former", "limited")
# two files of tests, one for each core
DESK = tuple(p.name for p in STAFF if "cases.see" in DECLARED_ROLES[p.role]["deeds"])
OTHERS = ("anonymous", "leaver", *PERSONS, *sorted({p.name for p in STAFF} - {*DESK}))
