"""Who may read a message."""

from yiwang.kernel.messages.engine.mailbox import mailbox
from yiwang.kernel.messages.models import Message
from yiwang.lib.actor import Actor
from yiwang.lib.refused import Refused, permits


def check_can_read(actor: Actor, message: Message) -> None:
    if message.to not in mailbox(actor):
        raise Refused("message-unknown", "没有这条消息，请返回消息列表。", status=404)


can_read = permits(check_can_read)
