from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from yiwang.lib import clock
from yiwang.site.middleware.idle import EXPIRED, SEEN, Idle

NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


@pytest.fixture
def request_of_someone(rf: RequestFactory, settings: object) -> HttpRequest:
    request = rf.get("/")
    request.session = SessionStore()
    request.session["account"] = "someone"
    request.session[SEEN] = int(NOON.timestamp())
    request.COOKIES["sessionid"] = "any"
    return request


def visit(request: HttpRequest, monkeypatch: pytest.MonkeyPatch, *, minutes: float) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOON + timedelta(minutes=minutes))
    Idle(lambda _: HttpResponse())(request)


def test_who_works_on_stays_signed_in(
    request_of_someone: HttpRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    for minute in range(10, 100, 20):
        visit(request_of_someone, monkeypatch, minutes=minute)

    assert request_of_someone.session["account"] == "someone"


def test_who_left_is_signed_out(
    request_of_someone: HttpRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit(request_of_someone, monkeypatch, minutes=30.1)

    assert "account" not in request_of_someone.session
    assert request_of_someone.META[EXPIRED] is True
