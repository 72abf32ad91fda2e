"""Deeds on parties: register, give and end mandates, correct contacts."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from yiwang.kernel.parties import policies, queries
from yiwang.kernel.parties.engine import numbers, secrets
from yiwang.kernel.parties.models import Contact, Firm, Mandate, Party, Person
from yiwang.kernel.parties.types import ContactKind, MandateKind, Number, NumberKind, PartyKind
from yiwang.kernel.records.actions import record
from yiwang.lib import hanzi
from yiwang.lib.actor import Actor, Kind
from yiwang.lib.refused import Refused


def _register(
    kind: PartyKind, *, number: Number, name: str, actor: Actor, at: datetime
) -> tuple[Party, bool]:
    if not name.strip():
        raise Refused("party-name", "名称不能为空。请按证件填写。", field="name")
    party, made = Party.objects.get_or_create(
        number_kind=number.kind,
        number_digest=secrets.digest(number.kind, number.text),
        defaults={
            "kind": kind,
            "name": name.strip(),
            "sort_key": hanzi.sort_key(name.strip(), surname=kind == PartyKind.PERSON),
            "number_sealed": secrets.seal(number.text),
            "registered_at": at,
        },
    )
    if made:
        record("party.registered", about=party, actor=actor, at=at, data={"kind": str(kind)})
    return party, made


@transaction.atomic
def register_person(
    *, name: str, number: str, actor: Actor, at: datetime, number_kind: str = NumberKind.ID_NUMBER
) -> Party:
    """Register a person by their document, or return who is registered already.

    Raises Refused naming field, rule and remedy: wrong check digit, impossible or future birthday
    (GB 11643), a number that belongs to another name.
    """
    checked = numbers.check_person_number(number_kind, number, today=timezone.localdate(at))
    party, made = _register(PartyKind.PERSON, number=checked, name=name, actor=actor, at=at)
    if made:
        Person.objects.create(party=party, born=checked.born)
    elif party.name != name.strip():
        raise Refused(
            "name-and-number-differ",
            "姓名与证件号码不一致。请核对姓名；改过名的，请持证件到窗口更正。",
            field="name",
        )
    return party


@transaction.atomic
def register_firm(
    *, name: str, code: str, representative: str = "", actor: Actor, at: datetime
) -> Party:
    """Register a firm by its 统一社会信用代码 (GB 32100), or bring its name up to date."""
    number = numbers.check_credit_code(code)
    kind = PartyKind.ORGAN if number.text.startswith("11") else PartyKind.FIRM
    party, made = _register(kind, number=number, name=name, actor=actor, at=at)
    if made:
        Firm.objects.create(party=party, representative=representative)
        return party
    changed = {}
    if party.name != name.strip():
        changed["name"] = party.name
        party.name, party.sort_key = name.strip(), hanzi.sort_key(name.strip())
        party.save(update_fields=["name", "sort_key"])
    if representative and party.firm.representative != representative:
        changed["representative"] = ""
        party.firm.representative = representative
        party.firm.save(update_fields=["representative"])
    if changed:
        record("party.renamed", about=party, actor=actor, at=at, data={"fields": sorted(changed)})
    return party


def _held(actor: Actor, principal: UUID, *, at: datetime) -> frozenset[str]:
    """Return the kinds of mandate that the actor holds from the principal today."""
    if actor.party is None:
        return frozenset()
    return queries.kinds_held(agent=actor.party, principal=principal, on=timezone.localdate(at))


@transaction.atomic
def give_mandate(
    *,
    principal: UUID,
    agent: UUID,
    kind: str,
    since: date,
    actor: Actor,
    at: datetime,
    until: date | None = None,
    items: Collection[str] = (),
    proof: UUID | None = None,
) -> Mandate:
    """Let a person act for a party, for the items named or for all, up to and including `until`."""
    policies.check_can_mandate(actor, principal, _held(actor, principal, at=at), proof=proof)
    to = queries.get_party(agent)
    if to.kind != PartyKind.PERSON:
        raise Refused("agent-not-a-person", "受托人必须是自然人。", field="agent")
    if principal == agent:
        raise Refused("mandate-to-oneself", "为自己办事不需要授权。", field="agent")
    if kind in policies.STANDING and actor.kind != Kind.SYSTEM:
        raise Refused(
            "mandate-kind", "法定代表人和监护人由登记机关认定，不能自行授权。", field="kind"
        )
    if until is not None and until < since:
        raise Refused("mandate-dates", "授权的截止日期早于起始日期。请改正日期。", field="until")
    if kind not in MandateKind.values:
        raise Refused("mandate-kind", "没有这种授权。请选择经办人、受托人或监护人。", field="kind")
    mandate = Mandate.objects.create(
        principal=queries.get_party(principal),
        agent=to,
        kind=kind,
        items=sorted(items),
        since=since,
        until=until,
        proof=proof,
    )
    record(
        "mandate.given",
        about=mandate,
        actor=actor,
        at=at,
        data={
            "principal": str(principal),
            "agent": str(agent),
            "kind": kind,
            "items": sorted(items),
            "since": since.isoformat(),
            "until": until.isoformat() if until else "",
        },
    )
    return mandate


@transaction.atomic
def end_mandate(*, mandate_id: UUID, actor: Actor, at: datetime) -> Mandate:
    """End a mandate at once; either side may."""
    mandate = queries.get_mandate(mandate_id, lock=True)
    held = _held(actor, mandate.principal_id, at=at)
    policies.check_can_end_mandate(actor, mandate, held)
    mandate.ended_at = at
    mandate.save(update_fields=["ended_at"])
    record("mandate.ended", about=mandate, actor=actor, at=at)
    return mandate


@transaction.atomic
def correct_contact(*, party: UUID, kind: str, value: str, actor: Actor, at: datetime) -> None:
    """Set a telephone or e-mail; an empty value takes it away. The value is not recorded."""
    policies.check_can_correct_contact(actor, party)
    checks = {ContactKind.PHONE: numbers.check_phone, ContactKind.EMAIL: numbers.check_email}
    if value.strip():
        sealed = secrets.seal(checks[ContactKind(kind)](value))
        Contact.objects.update_or_create(
            party_id=party, kind=kind, defaults={"sealed": sealed, "since": at}
        )
    else:
        Contact.objects.filter(party=party, kind=kind).delete()
    record(
        "contact.corrected",
        about=("kernel_parties.party", str(party)),
        actor=actor,
        at=at,
        data={"kind": kind, "fields": [kind]},
    )
