"""One request is one transaction, begun as its actor; a refusal or a bug leaves nothing behind."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from yiwang.lib.actor import Actor, system
from yiwang.lib.refused import Refused
from yiwang.site import errors, identity, session

GetResponse = Callable[[HttpRequest], HttpResponse]
BUG = 500


class Transactions:
    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with transaction.atomic():
            actor = _begin(request)
            response = self.get_response(request)
            if response.status_code >= BUG:
                transaction.set_rollback(True)
        refused = getattr(request, "refused", None)
        if refused is None:
            return response
        with transaction.atomic():
            session.begin(actor)
            return errors.refusal(request, refused)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Roll back; a Refused is answered after the end of the transaction."""
        transaction.set_rollback(True)
        if not isinstance(exception, Refused):
            return None
        request.refused = exception  # type: ignore[attr-defined]
        return HttpResponse(status=exception.status)


def _begin(request: HttpRequest) -> Actor:
    session.begin(system("identity"))
    actor = identity.actor_of(request)
    session.begin(actor)
    request.actor = actor  # type: ignore[attr-defined]
    return actor
