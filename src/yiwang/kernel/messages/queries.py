"""Questions about messages."""

from django.db.models import QuerySet

from yiwang.kernel.messages.engine.mailbox import mailbox
from yiwang.kernel.messages.models import Delivery, Message
from yiwang.kernel.messages.types import State
from yiwang.lib.actor import Actor


def get_message(message_id: int, *, lock: bool = False) -> Message | None:
    """Return a message, None when there is none; who may read it is a policy."""
    rows = Message.objects.select_for_update() if lock else Message.objects
    return rows.filter(pk=message_id).first()


def list_messages(
    actor: Actor, *, before: int | None = None, limit: int = 20
) -> tuple[list[Message], int | None]:
    """Return a page of the actor's inbox, newest first, and the cursor of the next page."""
    rows = Message.objects.filter(to__in=mailbox(actor)).order_by("-id")
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = list(rows[: limit + 1])
    return found[:limit], found[limit - 1].pk if len(found) > limit else None


def count_unread(actor: Actor) -> int:
    return Message.objects.filter(to__in=mailbox(actor), read_at=None).count()


def list_deliveries(message: Message) -> QuerySet[Delivery]:
    """Return how a message went out, by channel."""
    return message.deliveries.order_by("channel")


def list_failed() -> QuerySet[Delivery]:
    """Return deliveries that were given up, the latest first."""
    failed = Delivery.objects.filter(state=State.FAILED)
    return failed.select_related("message").order_by("-at", "id")
