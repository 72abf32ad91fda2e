"""Pages that do what a test of the middleware needs."""

from uuid import UUID

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path

from yiwang.kernel.records.engine.disclosure import disclose, discloses
from yiwang.lib.refused import Refused
from yiwang.site.urls import handler500

PARTY = UUID(int=7)
__all__ = ["handler500"]


def actor(_request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('yiwang.kind', true), current_user")
        return HttpResponse(" ".join(cursor.fetchone()))


def write() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_session (session_key, session_data, expire_date) "
            "VALUES ('written-by-a-page', '', now())"
        )


def ok(_request: HttpRequest) -> HttpResponse:
    write()
    return HttpResponse("ok")


def refuse(_request: HttpRequest) -> HttpResponse:
    write()
    raise Refused("not-yours", "这不是您的办件。", status=403)


def crash(_request: HttpRequest) -> HttpResponse:
    write()
    raise ValueError("a bug")


def once(_request: HttpRequest) -> HttpResponse:
    write()  # a second time would break the unique key
    return HttpResponse(status=303, headers={"Location": "/done"})


def wrong(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("电话须为 11 位", status=422)


@discloses("applicant", "办理")
def show(request: HttpRequest) -> HttpResponse:
    disclose(request, PARTY, ["phone"])
    return HttpResponse("139")


urlpatterns = [
    path("once", once),
    path("wrong", wrong),
    path("show", show),
    path("actor", actor),
    path("ok", ok),
    path("refuse", refuse),
    path("crash", crash),
]
