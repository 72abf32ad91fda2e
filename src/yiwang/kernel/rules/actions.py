"""Deciding by rule, with its record."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from yiwang.kernel.rules import engine
from yiwang.kernel.rules.models import Decision


@transaction.atomic
def decide(
    *,
    about: UUID,
    organisation: str,
    party: UUID,
    release: str,
    decision: str,
    xml: str,
    context: Mapping[str, object],
    inputs: Mapping[str, Any],
    at: datetime,
) -> Mapping[str, Any]:
    """Evaluate a decision of a pinned release and keep what it saw; returns outputs by word."""
    verdict = engine.evaluate(xml, decision, context)
    used = {name: cell for name, cell in inputs.items() if name in engine.read(xml).words(decision)}
    Decision.objects.create(
        about=about,
        organisation=organisation,
        party=party,
        release=release,
        decision=decision,
        inputs=used,
        outputs=verdict.outputs,
        matches=list(verdict.matches),
        at=at,
    )
    return verdict.outputs
