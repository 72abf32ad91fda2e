"""One request is one transaction, begun as its actor; a refusal or a bug leaves nothing behind."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from yiwang.kernel.access.actions import set_actor
from yiwang.kernel.records.actions import record, record_disclosures
from yiwang.kernel.records.engine.disclosure import gathered
from yiwang.lib import clock
from yiwang.lib.actor import Actor, Kind, system
from yiwang.lib.refused import Refused
from yiwang.site import errors, identity, menus

GetResponse = Callable[[HttpRequest], HttpResponse]
BUG = 500
ANOTHERS = {403, 404}  # statuses of a refusal to who reached for what is not theirs


class Transactions:
    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with transaction.atomic():
            actor = _begin(request)
            response = self.get_response(request)
            if response.status_code >= BUG:
                transaction.set_rollback(True)
            elif not transaction.get_rollback() and (shown := gathered(request)):
                record_disclosures(shown, actor=actor, at=clock.now())
        refused = getattr(request, "refused", None)
        if refused is None:
            return response
        with transaction.atomic():
            set_actor(actor)
            _keep(request, refused, actor)
            return errors.refusal(request, refused)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Roll back; a Refused is answered after the end of the transaction."""
        # the page of what went wrong names the city: read it while the database still answers
        str(request.city)  # type: ignore[attr-defined]
        transaction.set_rollback(True)
        if not isinstance(exception, Refused):
            return None
        return refuse(request, exception)


def refuse(request: HttpRequest, refused: Refused) -> HttpResponse:
    """Mark the request as refused; its page is made after the rollback."""
    transaction.set_rollback(True)
    request.refused = refused  # type: ignore[attr-defined]
    return HttpResponse(status=refused.status)


def _begin(request: HttpRequest) -> Actor:
    set_actor(system("identity"))
    actor = identity.actor_of(request)
    set_actor(actor)
    request.actor = actor  # type: ignore[attr-defined]
    request.city = identity.city_of(request)  # type: ignore[attr-defined]
    request.menu = menus.menu_of(actor, request.path)  # type: ignore[attr-defined]
    return actor


def _keep(request: HttpRequest, refused: Refused, actor: Actor) -> None:
    """Record that someone known reached for what is not theirs; others leave a log line only."""
    match = request.resolver_match
    if refused.status in ANOTHERS and actor.kind in {Kind.PERSON, Kind.STAFF} and match:
        record(
            "access.refused",
            about=("page", match.view_name[:80]),
            actor=actor,
            at=clock.now(),
            data={"code": refused.code},
        )
