"""Messages to a person or a member of staff, and each way they go out."""

import uuid

from django.db import models
from django.db.models import Q

from yiwang.kernel.messages.types import Channel, State


class Message(models.Model):
    """消息: what someone finds in their inbox; the text is Markdown."""

    id = models.BigAutoField(primary_key=True)
    to = models.UUIDField("收件人")  # a party, or the account of a member of staff
    title = models.CharField("标题", max_length=200)
    text = models.TextField("正文")
    about_type = models.CharField("对象类型", max_length=80, blank=True)
    about_id = models.CharField("对象", max_length=80, blank=True)
    key = models.CharField("防重键", max_length=200, blank=True)
    at = models.DateTimeField("时间")
    read_at = models.DateTimeField("阅读时间", null=True)

    def __str__(self) -> str:
        return self.title

    class Meta:
        indexes = (
            models.Index(fields=["to", "-id"], name="message_inbox"),
            models.Index(fields=["to"], condition=Q(read_at=None), name="message_unread"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["to", "key"], condition=~Q(key=""), name="message_once_per_key"
            ),
        )


class Delivery(models.Model):
    """发送: one message over one channel, with its attempts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    message = models.ForeignKey(Message, models.PROTECT, related_name="deliveries")
    channel = models.CharField("渠道", max_length=10, choices=Channel)
    state = models.CharField("状态", max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField("尝试次数", default=0)
    reason = models.CharField("原因", max_length=300, blank=True)
    at = models.DateTimeField("状态时间")

    def __str__(self) -> str:
        return f"{self.get_channel_display()} {self.get_state_display()}"

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["message", "channel"], name="delivery_per_channel"),
        )
        indexes = (
            models.Index(fields=["-at"], condition=Q(state=State.FAILED), name="delivery_failed"),
        )


class SandboxSms(models.Model):
    """短信沙箱: what a provider would have sent; no number in clear."""

    reference = models.UUIDField(primary_key=True)  # the delivery, so that a repeat adds nothing
    number = models.CharField("手机号码（遮盖）", max_length=20)
    text = models.TextField("内容")
    at = models.DateTimeField("时间")

    def __str__(self) -> str:
        return self.number
