"""What a session holds of a sign-in: ids, never a name or a number. Idle sessions end in site."""

from collections.abc import MutableMapping
from dataclasses import dataclass
from typing import Any, TypeAlias
from uuid import UUID

Session: TypeAlias = MutableMapping[str, Any]
KEY = "signed_in"


@dataclass(frozen=True, slots=True)
class SignedIn:
    account: UUID
    epoch: int
    assurance: int
    on_behalf: UUID | None = None


def begin(session: Session, *, account: UUID, epoch: int, assurance: int) -> None:
    session[KEY] = {
        "account": str(account),
        "epoch": epoch,
        "assurance": assurance,
        "on_behalf": "",
    }


def read(session: Session) -> SignedIn | None:
    held = session.get(KEY)
    if not held:
        return None
    return SignedIn(
        account=UUID(held["account"]),
        epoch=held["epoch"],
        assurance=held["assurance"],
        on_behalf=UUID(held["on_behalf"]) if held["on_behalf"] else None,
    )


def act_for(session: Session, party: UUID | None) -> None:
    session[KEY] = {**session[KEY], "on_behalf": str(party) if party else ""}
