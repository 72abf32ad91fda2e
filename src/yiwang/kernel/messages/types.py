"""Ways a message goes out, and what becomes of each."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import TextChoices


class Channel(TextChoices):
    INBOX = "inbox", "站内信"
    EMAIL = "email", "电子邮件"
    SMS = "sms", "短信"


class State(TextChoices):
    WAITING = "waiting", "待发送"
    SENT = "sent", "已发送"
    SKIPPED = "skipped", "未发送"  # nothing to try again: no address, channel not set up
    FAILED = "failed", "发送失败"


@dataclass(frozen=True, slots=True)
class Notice:
    """A rendered template: a plain title and a Markdown text."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Sms:
    """One short message; `reference` stays the same when the sending is repeated."""

    number: str
    text: str
    reference: UUID
    at: datetime


class Unreachable(Exception):
    """The recipient or channel cannot be served; trying again would not help."""


class Unavailable(Exception):
    """The way out is down just now; try again later."""
