"""Deeds at the counter: say who it is, keep a scan, receive the application (收件)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from yiwang.declarations.shapes.service import Material
from yiwang.kernel.access.actions import set_actor
from yiwang.kernel.cases import actions as cases
from yiwang.kernel.cases.queries import CaseRow, gather
from yiwang.kernel.cases.types import Applicant, Channel, Delivery, Handed, Submission
from yiwang.kernel.city.queries import get_city
from yiwang.kernel.city.types import Item
from yiwang.kernel.files.actions import store
from yiwang.kernel.parties import actions as parties
from yiwang.kernel.parties.queries import find_by_number, get_shown
from yiwang.kernel.parties.types import NumberKind, PartyKind
from yiwang.lib.actor import Actor
from yiwang.lib.refused import Refused
from yiwang.services.halls import policies, queries
from yiwang.services.halls.types import LIMIT, PROOF, SELF, Guest, Named


@transaction.atomic
def name_guest(
    *,
    item: Item,
    who: Named,
    comes: str,
    actor: Actor,
    at: datetime,
    agent: Named | None = None,
    mandate: str = "",
    until: date | None = None,
    proof: tuple[str, bytes] | None = None,
) -> Guest:
    """Find or register whose application it is, and record the mandate of who hands it in.

    `proof` is (name, content) of the scanned mandate. Raises Refused with the field to mend.
    """
    policies.check_can_receive(actor, item.service)
    party = find_or_register(named=who, actor=actor, at=at)
    is_person = get_shown(party).kind == PartyKind.PERSON
    if is_person != (comes == SELF) and agent is None:
        said = "个人申请的，请选“本人”或“代办人”。" if is_person else "法人不会自己来，请选谁来办。"
        raise Refused("who-comes", said, field="comes")
    if agent is None:
        return Guest(party)
    if proof is None:
        raise Refused("proof-missing", "请扫描或上传授权委托书（监护证明）。", field="proof")
    other = _agent(agent, actor=actor, at=at)
    kept = store(
        content=proof[1],
        name=proof[0],
        accept=PROOF,
        limit=LIMIT,
        actor=actor,
        at=at,
        field="proof",
    )
    today = at.astimezone(get_city().zone).date()
    parties.give_mandate(
        principal=party,
        agent=other,
        kind=mandate,
        since=today,
        until=until or today,
        items=(item.key,),
        proof=kept.pk,
        actor=actor,
        at=at,
    )
    return Guest(party, other)


def _agent(named: Named, *, actor: Actor, at: datetime) -> UUID:
    try:
        return find_or_register(named=named, actor=actor, at=at)
    except Refused as refused:
        field = f"agent_{refused.field}"
        raise Refused(refused.code, refused.message, field=field, status=refused.status) from None


@transaction.atomic
def find_or_register(*, named: Named, actor: Actor, at: datetime) -> UUID:
    """Return who has this number: known already, or named by the register, or as typed."""
    if known := find_by_number(named.kind, named.number):
        _check_name(named.name, known.name)
        return known.pk
    name, head = queries.find_named(named.kind, named.number.strip().upper())
    _check_name(named.name, name)
    if named.kind == NumberKind.CREDIT_CODE:
        return _firm(named, name, head, actor=actor, at=at)
    checked = name or named.name or "待填"
    person = parties.register_person(
        name=checked, number=named.number, number_kind=named.kind, actor=actor, at=at
    )
    _check_told(name or named.name)
    return person.pk


def _firm(named: Named, name: str, head: str, *, actor: Actor, at: datetime) -> UUID:
    told = name or named.name
    firm = parties.register_firm(
        name=told or "待填", code=named.number, representative=head, actor=actor, at=at
    )
    _check_told(told)
    return firm.pk


def _check_told(name: str) -> None:
    """Check the number first: its message helps more. A refusal here undoes the registration."""
    if not name.strip():
        raise Refused("name-unknown", "库里查不到这个号码，请按证件填写姓名或名称。", field="name")


def _check_name(typed: str, known: str) -> None:
    if typed.strip() and known and typed.strip() != known:
        raise Refused(
            "name-and-number-differ",
            "填写的姓名（名称）与库里这个号码的不一致。请核对证件。",
            field="name",
        )


@transaction.atomic
def keep_scan(
    *, content: bytes, name: str, accept: tuple[str, ...], field: str, actor: Actor, at: datetime
) -> UUID:
    """Keep one scanned material until the application is received."""
    return store(
        content=content, name=name, accept=accept, limit=LIMIT, actor=actor, at=at, field=field
    ).pk


@transaction.atomic
def receive(
    *,
    item: Item,
    guest: Guest,
    answers: Mapping[str, object],
    scans: Mapping[str, UUID],
    phone: str,
    delivery: str,
    region: str,
    deed: UUID,
    actor: Actor,
    at: datetime,
) -> CaseRow:
    """Receive an application at the window; the clerk sees this applicant's matters only for now."""
    policies.check_can_receive(actor, item.service)
    if delivery not in Delivery.values:
        raise Refused("delivery-unknown", "请选择电子送达、窗口领取或邮寄。", field="delivery")
    shown = get_shown(guest.party)
    cells = gather(item, party=guest.party)
    today = at.astimezone(get_city().zone).date()
    known = queries.what_is_known(item, answers, cells, today=today)
    set_actor(replace(actor, parties=frozenset({guest.party})))
    submission = Submission(
        key=item.key,
        release=item.hash,
        applicant=Applicant(
            guest.party, shown.kind, shown.name, number_masked=shown.number, phone=phone
        ),
        channel=Channel.HALL,
        region=region,
        answers=answers,
        cells=cells,
        materials=_handed(queries.list_wanted(item, known), scans),
        delivery=Delivery(delivery),
        agent=guest.agent,
        received_by=actor.organisation,
        deed=deed,
    )
    return cases.open_case(submission=submission, actor=actor, at=at)


def _handed(wanted: Sequence[Material], scans: Mapping[str, UUID]) -> tuple[Handed, ...]:
    """Everything wanted: the scan, or the register that knows it, or the promise to bring it."""
    return tuple(
        Handed(
            material=m.id,
            title=m.title,
            source=m.source,
            file=scans.get(m.id),
            note="容缺，之后补交" if m.source == "applicant" and m.id not in scans else "",
        )
        for m in wanted
        if m.source != "applicant" or m.id in scans or m.deferred
    )
