"""Who acts: a plain value that every deed and every policy takes."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID


class Kind(StrEnum):
    ANONYMOUS = "anonymous"
    PERSON = "person"  # a natural person, for themselves or for a party that mandated them
    STAFF = "staff"
    SYSTEM = "system"  # a rule, a listener, the clock


@dataclass(frozen=True, slots=True)
class Grant:
    """One deed in one organisation, within one region (a prefix of its code; empty: everywhere).

    Roles are flattened to grants at login: a role that covers subordinate organisations yields a
    grant for each of them, so that a policy compares plain values and queries nothing.
    """

    deed: str  # e.g. "cases.accept"; the closed list is declarations.deeds
    organisation: str  # an id in organisations/
    region: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    kind: Kind
    id: str = ""  # the account's id, or the name of the rule or listener
    name: str = ""
    party: UUID | None = None  # the natural person who sits at the screen
    on_behalf: UUID | None = None  # the firm or person they act for just now, by mandate
    parties: frozenset[UUID] = frozenset()  # whom they may act for in everything, self included
    errands: frozenset[tuple[UUID, str]] = frozenset()  # (party, item) of mandates for some items
    grants: frozenset[Grant] = frozenset()
    roles: frozenset[str] = frozenset()
    organisation: str = ""  # the staff member's own organisation
    assurance: int = 0  # 0 none, 1 password, 2 verified number and phone, 3 face or card
    labels: tuple[str, ...] = field(default=(), compare=False)  # role titles, for show only

    @property
    def acting_for(self) -> UUID | None:
        """The party whose application this would be."""
        return self.on_behalf or self.party

    @property
    def reach(self) -> frozenset[UUID]:
        """Every party in whose name they may begin something: 为谁办."""
        return self.parties | {party for party, _ in self.errands}

    def acts_for(self, party: UUID, item: str) -> bool:
        """Whether they may act for a party in one item ("<pack>/<service>")."""
        return party in self.parties or (party, item) in self.errands

    def may(self, deed: str, *, organisation: str, region: str = "") -> bool:
        return any(
            g.deed == deed and g.organisation == organisation and region.startswith(g.region)
            for g in self.grants
        )

    def organisations(self, deed: str) -> frozenset[str]:
        """Every organisation in which this deed is granted."""
        return frozenset(g.organisation for g in self.grants if g.deed == deed)

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}" if self.id else str(self.kind)


ANONYMOUS = Actor(kind=Kind.ANONYMOUS)


def system(name: str) -> Actor:
    """Return the actor for a deed that no person does: a rule, a listener, the clock."""
    return Actor(kind=Kind.SYSTEM, id=name, name="系统")
