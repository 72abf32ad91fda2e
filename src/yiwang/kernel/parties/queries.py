"""Questions about parties. Nothing here writes."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Q

from yiwang.kernel.parties.engine import numbers, secrets
from yiwang.kernel.parties.models import Contact, Mandate, Party
from yiwang.kernel.parties.types import NumberKind, PartyKind, ShownMandate, ShownParty
from yiwang.lib.ids.cleaning import clean
from yiwang.lib.refused import Refused

PAGE = 20


def get_party(id: UUID, *, lock: bool = False) -> Party:  # noqa: A002 - the word of the house
    """Return a party; Refused 404 when there is none."""
    rows = Party.objects.select_for_update() if lock else Party.objects
    party = rows.filter(pk=id).first()
    if party is None:
        raise Refused("party-unknown", "没有这个主体，请返回上一页重新选择。", status=404)
    return party


def find_by_number(kind: str, number: str) -> Party | None:
    """Find a party by its identifier, through the keyed hash; the number itself is not stored."""
    digest = secrets.digest(kind, clean(number))
    return Party.objects.filter(number_kind=kind, number_digest=digest).first()


def read_number(party: Party) -> str:
    """Return the identifier in clear: for documents and registers, never for a list."""
    return secrets.unseal(party.number_sealed)


def get_mandate(id: UUID, *, lock: bool = False) -> Mandate:  # noqa: A002 - the word of the house
    rows = Mandate.objects.select_for_update() if lock else Mandate.objects
    mandate = rows.filter(pk=id).first()
    if mandate is None:
        raise Refused("mandate-unknown", "没有这项授权，请返回授权列表。", status=404)
    return mandate


def _in_force(on: date) -> Q:
    return Q(ended_at__isnull=True, since__lte=on) & (Q(until__isnull=True) | Q(until__gte=on))


def list_mandates(*, agent: UUID, on: date, item: str = "") -> list[Mandate]:
    """Return the mandates that a person holds on a day, for one item or any, by principal's name."""
    rows = (
        Mandate.objects.filter(_in_force(on), agent=agent)
        .select_related("principal")
        .order_by("principal__sort_key", "id")
    )
    return [m for m in rows if not item or not m.items or item in m.items]


def kinds_held(*, agent: UUID, principal: UUID, on: date) -> frozenset[str]:
    """Return the kinds of mandate in force on a day between these two."""
    held = Mandate.objects.filter(_in_force(on), agent=agent, principal=principal).order_by()
    return frozenset(held.values_list("kind", flat=True))


def list_given(
    *, principal: UUID, after: tuple[date, UUID] | None = None, limit: int = PAGE
) -> tuple[list[Mandate], tuple[date, UUID] | None]:
    """Return a page of the mandates a party gave, the latest first, and the next page's cursor."""
    rows = (
        Mandate.objects.filter(principal=principal)
        .select_related("agent")
        .order_by("-since", "-id")
    )
    if after is not None:
        rows = rows.filter(Q(since__lt=after[0]) | Q(since=after[0], id__lt=after[1]))
    found = list(rows[: limit + 1])
    page = found[:limit]
    return page, (page[-1].since, page[-1].pk) if len(found) > limit else None


def show_mandate(mandate: Mandate, *, other: Party) -> ShownMandate:
    """Return a mandate as a page may show it to the side that is not `other`."""
    return ShownMandate(
        id=mandate.pk,
        other=other.name,
        kind=mandate.get_kind_display(),
        items=tuple(mandate.items),
        since=mandate.since,
        until=mandate.until,
        ended=mandate.ended_at is not None,
    )


def find_agent(*, name: str, number: str, today: date) -> Party:
    """Return the registered person of this name and number.

    Refused when the number fails its checks, or nobody of that name and number has signed in yet:
    one answer for both, so that a number cannot be asked after.
    """
    kinds = (NumberKind.ID_NUMBER, NumberKind.RESIDENCE)
    if numbers.PERMIT.fullmatch(clean(number)):
        kinds, number = (NumberKind.PERMIT,), numbers.check_permit(number).text  # type: ignore[assignment]
    else:
        numbers.check_id_number(number, today=today)
    for kind in kinds:
        found = find_by_number(kind, number)
        if found is not None and found.name == name.strip():
            return found
    raise Refused(
        "agent-unknown",
        "没有查到这位受托人。请核对姓名和号码；对方须先在本平台登录过一次。",
        field="number",
    )


def parties_of(person: UUID, *, on: date) -> tuple[frozenset[UUID], frozenset[tuple[UUID, str]]]:
    """Return whom the person may act for on a day: in everything, and in some items only.

    The first holds the person too; the second is (party, item) where a mandate is limited to
    items and no other one covers everything.
    """
    held = Mandate.objects.filter(_in_force(on), agent=person).order_by()
    mandates = list(held.values_list("principal_id", "items"))
    whole = frozenset({person, *(party for party, items in mandates if not items)})
    errands = frozenset(
        (party, item) for party, items in mandates if party not in whole for item in items
    )
    return whole, errands


def read_contacts(party: UUID) -> dict[str, str]:
    """Return {phone, email} in clear."""
    rows = Contact.objects.filter(party=party).order_by("kind")
    return {c.kind: secrets.unseal(c.sealed) for c in rows}


def get_names(ids: Collection[UUID]) -> dict[UUID, str]:
    """Return display names for a list page, in one query."""
    return dict(Party.objects.filter(pk__in=ids).order_by("id").values_list("id", "name"))


def get_shown(id: UUID) -> ShownParty:  # noqa: A002 - the word of the house
    """Return a party as a page may show it, with number and contacts masked."""
    party = Party.objects.select_related("firm").filter(pk=id).first() or get_party(id)
    return ShownParty(
        id=party.pk,
        kind=party.kind,
        name=party.name,
        number_kind=party.get_number_kind_display(),
        number=numbers.mask(read_number(party)),
        representative=party.firm.representative if party.kind == PartyKind.FIRM else "",
        contacts={k: numbers.mask(v) for k, v in read_contacts(id).items()},
    )
