"""A POST that carries `deed` is done once: a repeat gets the first outcome, or waits for it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from yiwang.kernel.records.actions import begin_deed, finish_deed
from yiwang.kernel.records.types import Outcome
from yiwang.lib import clock
from yiwang.lib.refused import Refused
from yiwang.site.middleware.transactions import refuse

GetResponse = Callable[[HttpRequest], HttpResponse]
REDIRECTS = {301, 302, 303, 307, 308}
KEY = "YIWANG_DEED"  # in request.META: the key that this request took


class Deeds:
    """Stands inside the transaction: the key and what was done commit together."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        key = request.META.get(KEY)
        if key is not None and not transaction.get_rollback():
            location = response.headers.get("Location") or response.headers.get("HX-Redirect", "")
            finish_deed(key=key, status=response.status_code, location=location)
        return response

    def process_view(
        self, request: HttpRequest, _view: object, _args: object, _kwargs: Any
    ) -> HttpResponse | None:
        """Take the key after the check against forgery; answer a repeat without the view."""
        sent = request.POST.get("deed") if request.method == "POST" else None
        if not sent:
            return None
        try:
            key = UUID(sent)
            actor = request.actor  # type: ignore[attr-defined]
            outcome = begin_deed(key=key, path=request.path[:500], actor=actor, at=clock.now())
        except ValueError:
            bad = Refused("deed-key-form", "表单已损坏。请刷新页面后重新填写。", status=422)
            return refuse(request, bad)
        except Refused as used:
            return refuse(request, used)
        if outcome is not None:
            return repeat(request, outcome)
        request.META[KEY] = key
        return None


def repeat(request: HttpRequest, first: Outcome) -> HttpResponse:
    """Return what the first one ended with: its redirect, or the page as it now stands."""
    if first.status in REDIRECTS:
        return HttpResponse(status=first.status, headers={"Location": first.location})
    if request.headers.get("HX-Request") == "true":
        there = {"HX-Redirect": first.location} if first.location else {"HX-Refresh": "true"}
        return HttpResponse(status=200, headers=there)
    back = request.headers.get("Referer") or "/"
    return HttpResponse(status=303, headers={"Location": back})
