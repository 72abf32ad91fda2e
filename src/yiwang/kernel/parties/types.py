"""Closed lists of what a party is and how it is known."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import models


class PartyKind(models.TextChoices):
    PERSON = "person", "自然人"
    FIRM = "firm", "法人或其他组织"
    ORGAN = "organ", "机关"


class NumberKind(models.TextChoices):
    """Which document a number is from."""

    ID_NUMBER = "id-number", "公民身份号码"
    PERMIT = "hk-mo-permit", "港澳居民来往内地通行证"
    RESIDENCE = "hk-mo-residence", "港澳居民居住证"
    CREDIT_CODE = "credit-code", "统一社会信用代码"


class MandateKind(models.TextChoices):
    """Why one person may act for another party."""

    LEGAL = "legal", "法定代表人"
    REPRESENTATIVE = "representative", "经办人"
    AGENT = "agent", "受托人"
    GUARDIAN = "guardian", "监护人"


class ContactKind(models.TextChoices):
    PHONE = "phone", "手机号码"
    EMAIL = "email", "电子邮箱"


@dataclass(frozen=True, slots=True)
class ShownParty:
    """A party as a page may show it: the number is masked."""

    id: UUID
    kind: str
    name: str
    number_kind: str
    number: str
    representative: str = ""
    contacts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ShownMandate:
    """A mandate from one side: `other` is who stands on the other."""

    id: UUID
    other: str
    kind: str
    items: tuple[str, ...]  # empty: all
    since: date
    until: date | None
    ended: bool

    def is_over(self, *, on: date) -> bool:
        return self.ended or (self.until is not None and self.until < on)


@dataclass(frozen=True, slots=True)
class Number:
    """An identifier that passed its checks; `born` only where the number tells it."""

    kind: str
    text: str
    born: date | None = None
