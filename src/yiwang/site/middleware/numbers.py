"""Every request has a number; the page of an error shows it and every log line carries it."""

import secrets
import time
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse

GetResponse = Callable[[HttpRequest], HttpResponse]
log = structlog.get_logger("yiwang.request")


class Numbers:
    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        number = secrets.token_hex(6)
        request.META["YIWANG_NUMBER"] = number
        began = time.perf_counter()
        with structlog.contextvars.bound_contextvars(number=number):
            response = self.get_response(request)
            milliseconds = round((time.perf_counter() - began) * 1000, 1)
            # the path without its query: what people search for stays out of the log
            log.info(
                "request",
                method=request.method,
                path=request.path,
                status=response.status_code,
                ms=milliseconds,
            )
        response["X-Request-Number"] = number
        return response
