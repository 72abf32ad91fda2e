"""Anyone may ask whether a paper is genuine: the least is told, and nobody can try numbers.

The page acts for nobody, so row security shows it nothing; the few columns it needs are read here
as the system, and the actor is put back before anything else happens.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from hmac import compare_digest
from uuid import UUID

from django.db import transaction
from django.db.models import F

from yiwang.kernel.access.actions import set_actor
from yiwang.kernel.city.queries import get_city
from yiwang.kernel.parties.engine import secrets
from yiwang.kernel.records.actions import record
from yiwang.lib.actor import Actor, system
from yiwang.lib.refused import Refused
from yiwang.services.results.actions.issuing import second_digest
from yiwang.services.results.models import Asking, Document
from yiwang.services.results.queries.licences import get_row, standing_of
from yiwang.services.results.types import State, Verified

SPAN = timedelta(minutes=10)
TIMES = 30  # of one address within a span
ISSUED = "已出具"  # a letter has no standing of its own


@transaction.atomic
def verify(
    *,
    identifier: str = "",
    number: str = "",
    second: str = "",
    address: str,
    actor: Actor,
    at: datetime,
) -> Verified | None:
    """Say whether a document is genuine and how it stands; None: there is no such document.

    By the identifier in its QR code, or by its number with the declared second element; a wrong
    second element and an unknown number get the same answer. Raises Refused (429) when one
    address asks too often.
    """
    _count(address, at=at)
    with _as_system(actor):
        document = _by_identifier(identifier) if identifier else _by_number(number, second)
        if document is None:
            return None
        found = _shown(document, at=at)
        record("document.verified", about=document, actor=actor, at=at)
    return found


@contextmanager
def _as_system(actor: Actor) -> Iterator[None]:
    set_actor(system("verify"))
    try:
        yield
    finally:
        set_actor(actor)


def _count(address: str, *, at: datetime) -> None:
    since = datetime.fromtimestamp(
        at.timestamp() // SPAN.total_seconds() * SPAN.total_seconds(), tz=at.tzinfo
    )
    Asking.objects.filter(since__lt=at - 2 * SPAN).delete()
    asking, _ = Asking.objects.get_or_create(
        address=secrets.digest("results.asking", address), since=since
    )
    if asking.times >= TIMES:
        raise Refused("verify-too-often", "查询太频繁了，请十分钟后再试。", status=429)
    Asking.objects.filter(pk=asking.pk).update(times=F("times") + 1)


def _by_identifier(text: str) -> Document | None:
    sealed = Document.objects.select_related("case").filter(state=State.SEALED)
    try:
        return sealed.filter(pk=UUID(text)).first()
    except ValueError:
        return sealed.filter(licence=text.strip().upper()).exclude(licence="").first()


def _by_number(number: str, second: str) -> Document | None:
    digest = second_digest(second)
    rows = Document.objects.select_related("case").filter(state=State.SEALED)
    document = rows.filter(number=number.strip().upper()).exclude(second="").first()
    known = document.second if document else secrets.digest("results.nothing", number)
    return document if compare_digest(known, digest) else None


def _shown(document: Document, *, at: datetime) -> Verified:
    city = get_city()
    today = at.astimezone(city.zone).date()
    standing = ISSUED
    if document.licence:
        row = get_row(document.licence, today=today)
        standing = standing_of(row, document, today=today)
    return Verified(
        title=document.title,
        standing=standing,
        number=document.number,
        organ=city.organisations[document.organisation].title,
        issued=document.dated,
        until=document.until,
        facts=tuple((t, v) for t, v in document.content.get("public", ())),
        demo=document.demo,
    )
