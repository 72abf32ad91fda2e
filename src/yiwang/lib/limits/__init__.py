"""The statutory clock: from what happened to dates, each with the article of law behind it."""

from yiwang.lib.limits.checking import check
from yiwang.lib.limits.reckoning import reckon
from yiwang.lib.limits.regimes import REGIMES, Extension, Issue, Regime, Supplement, Suspension
from yiwang.lib.limits.values import (
    Clock,
    Event,
    Kind,
    Light,
    Limit,
    Reckoning,
    Step,
    Terms,
)

__all__ = (
    "REGIMES",
    "Clock",
    "Event",
    "Extension",
    "Issue",
    "Kind",
    "Light",
    "Limit",
    "Reckoning",
    "Regime",
    "Step",
    "Supplement",
    "Suspension",
    "Terms",
    "check",
    "reckon",
)
