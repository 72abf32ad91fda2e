"""Browsers of tests that are signed in, without the pages of signing in."""

from datetime import date
from itertools import count
from uuid import UUID

from django.test import Client

from yiwang.kernel.access.actions import set_actor, sign_in_claims
from yiwang.kernel.access.engine import session
from yiwang.kernel.access.models import Account
from yiwang.kernel.access.types import ClaimedFirm, Claims
from yiwang.lib import clock
from yiwang.lib.actor import system
from yiwang.lib.ids import gb11643, gb32100

SERIALS = count(10)
BORN = date(1990, 5, 1)


def number() -> str:
    """Return a fresh citizen's number that passes its checks."""
    return gb11643.make("440703", BORN, next(SERIALS))


def account(name: str, *, firm: str = "", role: str = "legal", of: str = "") -> Account:
    """Sign a person in (`of`: their number), with a firm or alone."""
    set_actor(system("test"))
    code = gb32100.make(kind="91", region="440703", serial=7)
    claims = Claims(
        subject=name,
        name=name,
        number_kind="id-number",
        number=of or number(),
        assurance=2,
        phone="19900000001",
        firm=ClaimedFirm(firm, code, role, name) if firm else None,
    )
    return sign_in_claims(claims=claims, at=clock.now())[0]


def browser(who: Account, *, on_behalf: UUID | None = None) -> Client:
    """Return a browser in which this account is signed in."""
    client = Client()
    held = client.session
    session.begin(held, account=who.pk, epoch=who.epoch, assurance=2)
    session.act_for(held, on_behalf)
    held.save()
    return client
