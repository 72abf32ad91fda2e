"""Licences: their facts are the register's, their papers ours."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from yiwang.kernel.cases.queries.lists import LAST
from yiwang.kernel.city.queries import get_city
from yiwang.kernel.registers import queries as registers
from yiwang.kernel.registers.types import Row
from yiwang.services.results.models import Document
from yiwang.services.results.types import NO_LICENCE, REGISTER, Kind, Licence, Standing, State

PAGE = 25


@dataclass(frozen=True)
class LicencePage:
    licences: Sequence[Licence]
    after: tuple[datetime, UUID] | None


def standing_of(row: Row | None, document: Document, *, today: date) -> str:
    """Return the standing on a day: a valid licence past its last day has expired."""
    kept = str(row["state"]) if row else str(Standing.VALID)
    if kept == Standing.VALID and document.until is not None and document.until < today:
        return str(Standing.EXPIRED)
    return kept


def get_row(licence: str, *, today: date) -> Row | None:
    """Return the register's row; None where another authority keeps the register."""
    if not kept_here():
        return None
    return registers.lookup_many(REGISTER, [licence], on=today).get(licence)


def kept_here() -> bool:
    return get_city().city.record.get("licences", "ours") == "ours"


def get_licence(document_id: UUID, *, at: datetime, lock: bool = False) -> Licence:
    """Return a licence by its certificate; Refused 404 when there is none."""
    rows = Document.objects.select_for_update(of=("self",)) if lock else Document.objects
    found = rows.select_related("case").filter(pk=document_id).exclude(licence="").first()
    if found is None:
        raise NO_LICENCE
    return _shown([found], at=at)[0]


def list_licences_of(parties: Collection[UUID], *, at: datetime, limit: int = 100) -> list[Licence]:
    """Return the licences of these parties, newest first."""
    rows = _certificates().filter(party__in=parties, state=State.SEALED)
    return _shown(list(rows[:limit]), at=at)


def list_office_licences(
    organisations: Collection[str],
    *,
    at: datetime,
    number: str = "",
    after: tuple[datetime, UUID] | None = None,
    limit: int = PAGE,
) -> LicencePage:
    """Return what these organisations issued, newest first; a whole number finds its licence."""
    when, last = after or LAST
    rows = _certificates().filter(organisation__in=organisations)
    if number:
        rows = rows.filter(number=number.strip().upper())
    rows = rows.filter(planned_at__lte=when).exclude(planned_at=when, id__gte=last)
    found = list(rows[: limit + 1])
    more = len(found) > limit
    found = found[:limit]
    return LicencePage(_shown(found, at=at), (found[-1].planned_at, found[-1].pk) if more else None)


def _certificates() -> QuerySet[Document]:
    rows = Document.objects.filter(kind=Kind.CERTIFICATE).exclude(licence="")
    return rows.select_related("case").order_by("-planned_at", "-id")


def _shown(documents: Collection[Document], *, at: datetime) -> list[Licence]:
    city = get_city()
    today = at.astimezone(city.zone).date()
    keys = [d.licence for d in documents]
    rows = registers.lookup_many(REGISTER, keys, on=today) if keys and kept_here() else {}
    return [
        Licence(
            identifier=d.licence,
            number=d.number,
            title=d.title,
            holder=d.case.applicant["name"],
            organ=city.organisations[d.organisation].title,
            issued=d.dated,
            until=d.until,
            standing=standing_of(rows.get(d.licence), d, today=today),
            document=d,
        )
        for d in documents
    ]
