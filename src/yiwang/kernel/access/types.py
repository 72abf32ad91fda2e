"""Plain values of access."""

from dataclasses import dataclass, field

from django.db import models

from yiwang.lib.refused import Refused


class AccountKind(models.TextChoices):
    STAFF = "staff", "工作人员"
    PERSON = "person", "自然人"


@dataclass(frozen=True, slots=True)
class ClaimedFirm:
    """The firm a person signs in for; `role` is legal or representative (经办人)."""

    name: str
    credit_code: str
    role: str
    representative: str = ""


@dataclass(frozen=True, slots=True)
class Claims:
    """What the identity platform vouches for; assurance 1 password, 2 number and phone, 3 face or card."""

    subject: str
    name: str
    number_kind: str
    number: str
    assurance: int
    phone: str = ""
    firm: ClaimedFirm | None = None


@dataclass(frozen=True, slots=True)
class Start:
    """Where to send the browser, and what to hold in the session until it comes back."""

    url: str
    held: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PostChanges:
    """How accounts differ from the declared posts.

    joining, leaving: (login, name); beyond, missing: (login, organisation, role).
    """

    joining: tuple[tuple[str, str], ...]
    leaving: tuple[tuple[str, str], ...]
    beyond: tuple[tuple[str, str, str], ...]
    missing: tuple[tuple[str, str, str], ...]

    @property
    def none(self) -> bool:
        return not (self.joining or self.leaving or self.beyond or self.missing)


@dataclass(frozen=True, slots=True)
class Attempt:
    """The outcome of a password: an account's id, or why not. Failures are counted, so never raised."""

    account: str = ""
    refused: Refused | None = None
