import smtplib
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.conf import LazySettings
from django.core import mail
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from yiwang.kernel.messages import actions, queries
from yiwang.kernel.messages.models import Delivery, Message, SandboxSms
from yiwang.kernel.messages.ports import sms
from yiwang.kernel.messages.types import Sms, Unavailable
from yiwang.kernel.parties.actions import correct_contact, register_person
from yiwang.kernel.records.models import Record
from yiwang.lib.actor import Actor, Kind, system
from yiwang.lib.ids import gb11643
from yiwang.lib.refused import Refused

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 7, 1, 4, 0, tzinfo=UTC)
ROBOT = system("test")


@pytest.fixture
def li() -> UUID:
    """A person with a telephone number and a mail address."""
    number = gb11643.make("440703", date(1990, 5, 1), 12)
    party = register_person(name="李四", number=number, actor=ROBOT, at=NOON).pk
    for kind, value in (("phone", "13800138000"), ("email", "li@example.cn")):
        correct_contact(party=party, kind=kind, value=value, actor=person(party), at=NOON)
    return party


@pytest.fixture(autouse=True)
def post(settings: LazySettings) -> None:
    settings.EMAIL_HOST = "smtp.example.cn"
    settings.SMS_PROVIDER = "sandbox"


def person(party: UUID) -> Actor:
    return Actor(kind=Kind.PERSON, id=str(uuid4()), party=party, parties=frozenset({party}))


def send(to: UUID, *channels: str, text: str = "您的申请**已受理**。", key: str = "") -> Message:
    return actions.send(
        to=to,
        title="受理通知书",
        text=text,
        about=("kernel_cases.case", "7"),
        channels=("inbox", *channels),
        actor=ROBOT,
        at=NOON,
        key=key,
    )


def only(message: Message, channel: str) -> Delivery:
    return message.deliveries.get(channel=channel)


def deliver(message: Message, channel: str, *, after: int = 0) -> Delivery:
    return actions.deliver(
        delivery_id=only(message, channel).pk, at=NOON + timedelta(minutes=after)
    )


def test_a_message_is_in_the_inbox_at_once_and_on_its_way_elsewhere(li: UUID) -> None:
    message = send(li, "sms", "email")

    states = {d.channel: d.state for d in queries.list_deliveries(message)}
    assert states == {"inbox": "sent", "sms": "waiting", "email": "waiting"}
    jobs = ProcrastinateJob.objects.filter(task_name=actions.DELIVER)
    assert {job.args["delivery"] for job in jobs} == {
        str(only(message, "sms").pk),
        str(only(message, "email").pk),
    }


def test_a_rolled_back_message_is_nowhere(li: UUID) -> None:
    point = transaction.savepoint()
    send(li, "sms")
    transaction.savepoint_rollback(point)

    assert not Message.objects.exists()
    assert not ProcrastinateJob.objects.filter(task_name=actions.DELIVER).exists()


def test_the_record_of_a_message_holds_no_word_of_it(li: UUID) -> None:
    message = send(li, "sms", text="李四 13800138000")

    row = Record.objects.get(event="message.sent", about_id=str(message.pk))
    assert row.data == {
        "to": str(li),
        "channels": ["inbox", "sms"],
        "about": ["kernel_cases.case", "7"],
    }


def test_a_message_with_a_key_is_sent_once(li: UUID) -> None:
    assert send(li, key="accepted:7").pk == send(li, key="accepted:7").pk
    assert send(li).pk != send(li).pk


def test_mail_goes_out_as_plain_text_once(li: UUID) -> None:
    message = send(li, "email")

    deliver(message, "email")
    again = deliver(message, "email")

    assert (again.state, again.attempts) == ("sent", 1)
    (letter,) = mail.outbox
    assert (letter.to, letter.subject, letter.body) == (
        ["li@example.cn"],
        "受理通知书",
        "您的申请已受理。",
    )
    assert letter.extra_headers["Message-ID"].startswith(f"<{again.pk}@")


def test_a_short_message_goes_to_the_sandbox_with_its_number_masked(li: UUID) -> None:
    deliver(send(li, "sms"), "sms")

    kept = SandboxSms.objects.get()
    assert (kept.number, kept.text) == ("138****8000", "【受理通知书】您的申请已受理。")


@pytest.mark.parametrize(("channel", "what"), [("sms", "手机号码"), ("email", "电子邮箱")])
def test_who_left_no_address_is_skipped_with_the_reason(channel: str, what: str) -> None:
    delivery = deliver(send(uuid4(), channel), channel)

    assert (delivery.state, delivery.reason) == ("skipped", f"收件人没有登记{what}")


def test_without_a_mail_server_mail_is_skipped_and_says_so(
    li: UUID, settings: LazySettings
) -> None:
    settings.EMAIL_HOST = ""

    delivery = deliver(send(li, "email"), "email")

    assert (delivery.state, "未配置邮件服务器" in delivery.reason) == ("skipped", True)


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch, settings: LazySettings) -> list[Sms]:
    asked: list[Sms] = []

    def provider(short: Sms) -> None:
        asked.append(short)
        raise Unavailable("短信网关超时")

    monkeypatch.setitem(sms._filled, "broken", provider)
    settings.SMS_PROVIDER = "broken"
    return asked


def test_what_fails_for_now_is_tried_again_with_growing_pauses_then_shown_as_failed(
    li: UUID, broken: list[Sms]
) -> None:
    message = send(li, "sms")

    tries = [deliver(message, "sms") for _ in range(6)]

    assert [t.state for t in tries] == ["waiting"] * 5 + ["failed"]
    assert tries[-1].reason == "短信网关超时"
    assert {short.reference for short in broken} == {tries[0].pk}
    jobs = ProcrastinateJob.objects.filter(task_name=actions.DELIVER, scheduled_at__isnull=False)
    pauses = [(job.scheduled_at - NOON) for job in jobs.order_by("id") if job.scheduled_at]
    assert pauses == list(actions.PAUSES)
    assert [d.pk for d in queries.list_failed()] == [tries[-1].pk]
    row = Record.objects.get(event="delivery.ended")
    assert row.data == {"channel": "sms", "state": "failed"}


def test_a_failed_delivery_can_be_sent_on_its_way_again(
    li: UUID, broken: list[Sms], settings: LazySettings
) -> None:
    message = send(li, "sms")
    for _ in range(6):
        deliver(message, "sms")
    settings.SMS_PROVIDER = "sandbox"

    actions.try_again(delivery_id=only(message, "sms").pk, actor=ROBOT, at=NOON)

    assert deliver(message, "sms").state == "sent"
    with pytest.raises(Refused, match="没有失败"):
        actions.try_again(delivery_id=only(message, "sms").pk, actor=ROBOT, at=NOON)


@pytest.mark.parametrize(
    ("problem", "state"),
    [
        (ConnectionRefusedError(), "waiting"),
        (smtplib.SMTPServerDisconnected(), "waiting"),
        (smtplib.SMTPRecipientsRefused({}), "skipped"),
    ],
)
def test_mail_troubles_are_told_apart(
    problem: Exception, state: str, li: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> int:
        raise problem

    monkeypatch.setattr("django.core.mail.EmailMessage.send", fail)

    assert deliver(send(li, "email"), "email").state == state


def test_the_inbox_is_paged_newest_first_and_counts_what_is_unread(li: UUID) -> None:
    sent = [send(li).pk for _ in range(5)]
    send(uuid4())
    reader = person(li)

    first, cursor = queries.list_messages(reader, limit=3)
    second, end = queries.list_messages(reader, before=cursor, limit=3)

    assert [m.pk for m in (*first, *second)] == sent[::-1]
    assert end is None
    assert queries.count_unread(reader) == 5


def test_reading_a_message_is_noted_once(li: UUID) -> None:
    message, reader = send(li), person(li)

    actions.mark_read(message_id=message.pk, actor=reader, at=NOON)
    later = actions.mark_read(message_id=message.pk, actor=reader, at=NOON + timedelta(hours=1))

    assert later.read_at == NOON
    assert queries.count_unread(reader) == 0


def test_nobody_reads_the_messages_of_another(li: UUID) -> None:
    message = send(li)
    for other in (person(uuid4()), Actor(kind=Kind.STAFF, id=str(uuid4())), ROBOT):
        with pytest.raises(Refused) as refused:
            actions.mark_read(message_id=message.pk, actor=other, at=NOON)
        assert refused.value.status == 404
        assert queries.list_messages(other) == ([], None)
    with pytest.raises(Refused):
        actions.mark_read(message_id=message.pk + 1, actor=person(li), at=NOON)


def test_acting_for_a_firm_shows_the_firms_inbox(li: UUID) -> None:
    firm = uuid4()
    send(firm)
    agent = Actor(
        kind=Kind.PERSON, id=str(uuid4()), party=li, on_behalf=firm, parties=frozenset({li, firm})
    )

    assert queries.count_unread(agent) == 1


def test_a_member_of_staff_has_an_inbox_by_account() -> None:
    account = uuid4()
    send(account)

    assert queries.count_unread(Actor(kind=Kind.STAFF, id=str(account))) == 1
