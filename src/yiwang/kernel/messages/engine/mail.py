"""SMTP through Django's mail backend."""

import smtplib
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage

from yiwang.kernel.messages.types import Unavailable, Unreachable


def send(address: str, title: str, text: str, *, reference: UUID) -> None:
    """Send one plain mail; raises Unreachable or Unavailable.

    SMTP cannot promise once: after a crash a mail may go twice, with the same Message-ID.
    """
    if not settings.EMAIL_HOST:
        raise Unreachable("未配置邮件服务器（YIWANG_SMTP_HOST）")
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ")
    mail = EmailMessage(
        subject=" ".join(title.split()),
        body=text,
        to=[address],
        headers={"Message-ID": f"<{reference}@{domain}>"},
    )
    try:
        mail.send()
    except smtplib.SMTPRecipientsRefused:
        raise Unreachable("邮件地址被对方服务器拒收") from None
    except (OSError, smtplib.SMTPException) as problem:
        raise Unavailable(f"邮件服务器暂不可用：{type(problem).__name__}") from problem
