"""From stored events and the pinned item to the dates of a case, with their articles."""

from collections.abc import Iterable
from datetime import date

from yiwang.declarations.shapes.service import Limit as DeclaredLimit
from yiwang.declarations.shapes.service import Service
from yiwang.kernel.cases.models import Event
from yiwang.kernel.cases.types import Dues
from yiwang.kernel.city.types import DeclaredCity
from yiwang.lib import limits


def terms(service: Service) -> limits.Terms:
    """What the item's regime and its declared limits grant."""
    return limits.Terms(
        regime=service.regime,
        statutory=_limit(service.statutory_limit),
        promised=_limit(service.promised_limit),
        immediate=service.handling == "即办件",
        supplement_basis=service.supplement_basis or "",
        extension=_limit(service.extension_limit),
        issue=_limit(service.issue_limit),
    )


def _limit(declared: DeclaredLimit | None) -> limits.Limit | None:
    return limits.Limit(declared.days, declared.unit, declared.law) if declared else None


def as_event(row: Event) -> limits.Event:
    return limits.Event(kind=row.kind, at=row.at, basis=row.basis, days=row.days, note=row.note)


def reckon(
    events: Iterable[limits.Event], service: Service, city: DeclaredCity, *, today: date
) -> limits.Reckoning:
    """Replay the events; the same events give the same dates on every day."""
    return limits.reckon(
        list(events),
        terms(service),
        city.calendar,
        today=today,
        zone=city.city.timezone,
    )


def dues(reckoning: limits.Reckoning) -> Dues:
    """The few figures that a list shows."""
    first = reckoning.promised or reckoning.statutory
    return Dues(
        promised=reckoning.promised.due if reckoning.promised else None,
        statutory=reckoning.statutory.due if reckoning.statutory else None,
        light=str(reckoning.light),
        remaining=first.remaining if first else None,
        tentative=reckoning.tentative,
    )
