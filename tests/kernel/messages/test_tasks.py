"""From the outbox to a server that really speaks SMTP, by a real worker."""

import socket
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from django.conf import LazySettings
from django.db import connections
from procrastinate.contrib.django import app

from yiwang.kernel.messages import actions
from yiwang.kernel.messages.models import Delivery
from yiwang.kernel.parties.actions import correct_contact, register_person
from yiwang.lib.actor import Actor, Kind, system
from yiwang.lib.ids import gb11643

NOON = datetime(2026, 7, 1, 4, 0, tzinfo=UTC)
ROBOT = system("test")
ANSWERS = {b"EHLO": b"250 ok", b"MAIL": b"250 ok", b"RCPT": b"250 ok", b"QUIT": b"221 bye"}


def answer_one(server: socket.socket, letters: list[bytes]) -> None:
    link, _ = server.accept()
    with link, link.makefile("rb") as lines:
        link.sendall(b"220 ready\r\n")
        for line in lines:
            word = line[:4].upper()
            if word == b"DATA":
                link.sendall(b"354 go on\r\n")
                letters.append(b"".join(iter(lines.readline, b".\r\n")))
                link.sendall(b"250 kept\r\n")
            else:
                link.sendall(ANSWERS[word] + b"\r\n")


@pytest.fixture
def letters(settings: LazySettings) -> Iterator[list[bytes]]:
    server = socket.create_server(("127.0.0.1", 0))
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = server.getsockname()
    settings.EMAIL_USE_TLS = False
    found: list[bytes] = []
    thread = threading.Thread(target=answer_one, args=(server, found), daemon=True)
    thread.start()
    yield found
    server.close()


def test_a_worker_sends_the_mail(committing: str, letters: list[bytes]) -> None:
    number = gb11643.make("440703", date(1990, 5, 1), 12)
    party: UUID = register_person(name="李四", number=number, actor=ROBOT, at=NOON).pk
    who = Actor(kind=Kind.PERSON, id="li", party=party, parties=frozenset({party}))
    correct_contact(party=party, kind="email", value="li@example.cn", actor=who, at=NOON)
    actions.send(to=party, title="通知", text="hello", channels=("email",), actor=ROBOT, at=NOON)

    with app.replace_connector(app.connector.get_worker_connector()):  # type: ignore[attr-defined]
        app.run_worker(
            wait=False, install_signal_handlers=False, listen_notify=False, queues=["default"]
        )

    assert Delivery.objects.get(channel="email").state == "sent"
    (letter,) = letters
    assert b"To: li@example.cn" in letter
    assert b"hello" in letter
    connections.close_all()
