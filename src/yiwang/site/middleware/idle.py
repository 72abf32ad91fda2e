"""Idle logout: who left the screen is signed out; the next page says so."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from yiwang.lib import clock

GetResponse = Callable[[HttpRequest], HttpResponse]
SEEN = "seen"  # session key: the last request, seconds since 1970
PRECISION = 60  # seconds; the session is written at most this often
EXPIRED = "YIWANG_EXPIRED"  # in request.META: this request came after the limit


class Idle:
    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and not request.session.is_empty():
            self._look(request)
        return self.get_response(request)

    def _look(self, request: HttpRequest) -> None:
        now = int(clock.now().timestamp())
        seen = request.session.get(SEEN, now)
        if now - seen > settings.IDLE_MINUTES * 60:
            request.session.flush()
            request.META[EXPIRED] = True
        elif SEEN not in request.session or now - seen >= PRECISION:
            request.session[SEEN] = now
