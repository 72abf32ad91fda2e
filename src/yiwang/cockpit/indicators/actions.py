"""Computing and keeping figures."""

from datetime import date, datetime, timedelta

from django.db import transaction

from yiwang.cockpit.indicators import policies, queries
from yiwang.cockpit.indicators.models import Value
from yiwang.cockpit.indicators.types import Declared, Part
from yiwang.kernel.access.actions import set_actor
from yiwang.kernel.city.queries import get_city
from yiwang.kernel.records.actions import record
from yiwang.lib.actor import Actor, system

BACK = 30  # days that the trend begins with, where the past can be told from cases


@transaction.atomic
def compute(*, day: date, actor: Actor, at: datetime) -> int:
    """Compute every indicator as of a day; returns how many values are new or changed.

    A value that changed keeps its row, closed at `at`.
    """
    policies.check_can_compute(actor)
    changed = sum(_keep(declared, day, at) for declared in queries.list_indicators())
    if changed:
        record(
            "indicators.computed",
            about=("cockpit.indicators", day.isoformat()),
            actor=actor,
            at=at,
            data={"values": changed},
        )
    return changed


@transaction.atomic
def backfill(*, today: date, actor: Actor, at: datetime) -> int:
    """Compute the days before that have no value, for indicators that rest on cases alone."""
    policies.check_can_compute(actor)
    changed = 0
    for declared in queries.list_indicators():
        if _rests_on_cases(declared):
            since = today - timedelta(days=BACK)
            known = queries.list_days(key=declared.key, since=since)
            days = (since + timedelta(days=n) for n in range(BACK))
            changed += sum(_keep(declared, day, at) for day in days if day not in known)
    return changed


@transaction.atomic
def refresh(*, actor: Actor, at: datetime) -> int:
    """Compute today's figures now, because an official asks; the house computes, not they."""
    policies.check_can_see(actor)
    house = system("indicators")
    set_actor(house)
    today = at.astimezone(get_city().zone).date()
    changed = compute(day=today, actor=house, at=at)
    set_actor(actor)
    return changed


def _rests_on_cases(declared: Declared) -> bool:
    shape = declared.shape
    return shape.count.cases is not None and (shape.of is None or shape.of.cases is not None)


def _keep(declared: Declared, day: date, at: datetime) -> int:
    known = queries.list_in_force(key=declared.key, day=day)
    changed = 0
    for organisation, part in queries.compute(declared, day=day).items():
        old = known.get(organisation)
        if old is not None:
            if _same(old, part, declared):
                continue
            old.replaced_at = at
            old.save(update_fields=["replaced_at"])
        Value.objects.create(
            indicator=declared.key,
            organisation=organisation,
            day=day,
            numerator=part.numerator,
            denominator=part.denominator,
            release=declared.hash,
            known_at=at,
        )
        changed += 1
    return changed


def _same(old: Value, part: Part, declared: Declared) -> bool:
    kept = (old.numerator, old.denominator, old.release)
    return kept == (part.numerator, part.denominator, declared.hash)
