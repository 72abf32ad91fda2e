"""Deeds on messages: send, deliver, read."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from yiwang.kernel.messages import policies, queries
from yiwang.kernel.messages.engine import mail, template
from yiwang.kernel.messages.models import Delivery, Message, SandboxSms
from yiwang.kernel.messages.ports import sms
from yiwang.kernel.messages.types import Channel, Sms, State, Unavailable, Unreachable
from yiwang.kernel.parties.queries import read_contacts
from yiwang.kernel.records.actions import record
from yiwang.kernel.records.engine import outbox
from yiwang.kernel.records.types import JSON
from yiwang.lib.actor import Actor, system
from yiwang.lib.refused import Refused

DELIVER = "yiwang.kernel.messages.tasks.deliver"
PAUSES = tuple(timedelta(minutes=m) for m in (1, 5, 30, 120, 720))  # then it has failed
_ROBOT = system("messages")


@transaction.atomic
def send(
    *,
    to: UUID,
    title: str,
    text: str,
    about: tuple[str, str] | None = None,
    channels: Collection[str] = (Channel.INBOX,),
    actor: Actor,
    at: datetime,
    key: str = "",
) -> Message:
    """Put a message into someone's inbox and on its way over the other `channels`.

    `to` is a party or a staff account, `text` Markdown (see engine.template.render). All rows and
    jobs belong to the caller's transaction. With a `key` the same message is sent to `to` once:
    a repeat returns the first.
    """
    if key and (known := Message.objects.filter(to=to, key=key).first()):
        return known
    kind, identity = about or ("", "")
    message = Message.objects.create(
        to=to, title=title[:200], text=text, about_type=kind, about_id=identity, key=key, at=at
    )
    others = sorted({str(Channel(each)) for each in channels} - {"inbox"})
    inbox = Delivery(message=message, channel=Channel.INBOX, state=State.SENT, attempts=1, at=at)
    waiting = [Delivery(message=message, channel=each, at=at) for each in others]
    Delivery.objects.bulk_create([inbox, *waiting])
    for each in waiting:
        outbox.defer([DELIVER], {"delivery": str(each.pk)})
    data: dict[str, JSON] = {
        "to": str(to),
        "channels": ["inbox", *others],
        "about": [kind, identity],
    }
    record("message.sent", about=message, actor=actor, at=at, data=data)
    return message


@transaction.atomic
def deliver(*, delivery_id: UUID, at: datetime) -> Delivery:
    """Try one delivery; what fails for now is tried again later, at most six times in all.

    Whatever is not waiting any more is left alone, so that a job run twice sends once.
    """
    delivery = (
        Delivery.objects.select_for_update(of=("self",))
        .select_related("message")
        .get(pk=delivery_id)
    )
    if delivery.state != State.WAITING:
        return delivery
    delivery.attempts += 1
    delivery.at, delivery.reason = at, ""
    try:
        _hand_over(delivery, at)
        delivery.state = State.SENT
    except Unreachable as problem:
        delivery.state, delivery.reason = State.SKIPPED, str(problem)[:300]
    except Unavailable as problem:
        _put_off(delivery, str(problem)[:300], at)
    delivery.save(update_fields=["state", "attempts", "reason", "at"])
    if delivery.state != State.WAITING:
        data: dict[str, JSON] = {"channel": delivery.channel, "state": str(delivery.state)}
        record("delivery.ended", about=delivery, actor=_ROBOT, at=at, data=data)
    return delivery


def _put_off(delivery: Delivery, reason: str, at: datetime) -> None:
    delivery.reason = reason
    if delivery.attempts > len(PAUSES):
        delivery.state = State.FAILED
        return
    when = at + PAUSES[delivery.attempts - 1]
    outbox.defer([DELIVER], {"delivery": str(delivery.pk)}, not_before=when)


def _hand_over(delivery: Delivery, at: datetime) -> None:
    message = delivery.message
    contacts = read_contacts(message.to)
    text = template.plain(message.text)
    if delivery.channel == Channel.EMAIL:
        if not (address := contacts.get("email")):
            raise Unreachable("收件人没有登记电子邮箱")
        mail.send(address, message.title, text, reference=delivery.pk)
    else:
        if not (number := contacts.get("phone")):
            raise Unreachable("收件人没有登记手机号码")
        short = f"【{message.title}】{' '.join(text.split())}"
        sms.get(settings.SMS_PROVIDER)(Sms(number, short, reference=delivery.pk, at=at))


def keep_in_sandbox(short: Sms) -> None:
    """Act as the provider "sandbox": keep what would be sent, the number masked."""
    shown = f"{short.number[:3]}****{short.number[-4:]}"
    SandboxSms.objects.get_or_create(
        reference=short.reference,
        defaults={"number": shown, "text": short.text, "at": short.at},
    )


@transaction.atomic
def try_again(*, delivery_id: UUID, actor: Actor, at: datetime) -> Delivery:
    """Put a delivery that was given up or skipped on its way again, from its first attempt."""
    delivery = Delivery.objects.select_for_update().get(pk=delivery_id)
    if delivery.state not in {State.FAILED, State.SKIPPED}:
        raise Refused("delivery-not-failed", "这次发送没有失败，不用重发。请刷新页面。", status=409)
    delivery.state, delivery.attempts, delivery.reason = State.WAITING, 0, ""
    delivery.at = at
    delivery.save(update_fields=["state", "attempts", "reason", "at"])
    outbox.defer([DELIVER], {"delivery": str(delivery.pk)})
    record("delivery.retried", about=delivery, actor=actor, at=at)
    return delivery


@transaction.atomic
def mark_read(*, message_id: int, actor: Actor, at: datetime) -> Message:
    """Note when the recipient first opened a message; Refused 404 for anyone else's."""
    message = queries.get_message(message_id, lock=True)
    if message is None:
        raise Refused("message-unknown", "没有这条消息，请返回消息列表。", status=404)
    policies.check_can_read(actor, message)
    if message.read_at is None:
        message.read_at = at
        message.save(update_fields=["read_at"])
        record("message.read", about=message, actor=actor, at=at)
    return message
