"""Delivery is an event with its method and date."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from yiwang.kernel.cases.actions import note_delivery
from yiwang.kernel.cases.queries import get_case, list_events
from yiwang.kernel.cases.types import Delivery, Outcome, State
from yiwang.kernel.messages.actions import send
from yiwang.lib.actor import Actor
from yiwang.services.results import queries
from yiwang.services.results.models import Document
from yiwang.services.results.types import STYLES, Kind

DELIVERED = (Outcome.GRANTED, Outcome.REFUSED, Outcome.DECLINED)


def hand_over(document: Document, *, actor: Actor, at: datetime) -> None:
    """Put a sealed document in the party's inbox; the last result of a case is its delivery.

    A case that still has a step of delivery before it is delivered by its issuer's deed there.
    """
    if document.kind == Kind.DELIVERY:
        return
    send(
        to=document.party,
        title=f"{document.title}已出具",
        text=f"《{document.title}》（{document.number}）已盖章，请[打开查看](/documents/{document.pk})。",
        about=("services_results.document", str(document.pk)),
        actor=actor,
        at=at,
        key=f"document:{document.pk}",
    )
    if STYLES[document.kind].result:
        note_if_due(case_id=document.case_id, actor=actor, at=at)


@transaction.atomic
def note_if_due(*, case_id: UUID, actor: Actor, at: datetime) -> bool:
    """Record electronic delivery once a closed case has all its results in the inbox.

    Where the way of the case led over a step of delivery, its issuer has recorded it already.
    """
    case = get_case(case_id, lock=True)
    told = any(event.kind == "delivered" for event in list_events(case))
    ended = case.state == State.CLOSED and case.outcome in DELIVERED
    sealed, waiting = queries.count_results(case_id)
    if told or not ended or waiting or not sealed:
        return False
    note_delivery(case_id=case_id, method=Delivery.ELECTRONIC, actor=actor, at=at)
    return True
