"""Plain values of the counter."""

from dataclasses import dataclass
from uuid import UUID

SELF, LEGAL, AGENT = "self", "legal", "agent"  # who stands at the window
LIMIT = 10 * 1024 * 1024  # bytes of one scan
PROOF = ("pdf", "jpg", "png")


@dataclass(frozen=True)
class Named:
    """A person or firm by number; the name is only asked where no register knows it."""

    kind: str
    number: str
    name: str = ""


@dataclass(frozen=True)
class Guest:
    """Whose application it is, and who hands it in for them."""

    party: UUID
    agent: UUID | None = None
