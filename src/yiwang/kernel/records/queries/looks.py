"""谁看过我: who looked at a person's data."""

from uuid import UUID

from yiwang.kernel.records.models import Disclosure
from yiwang.kernel.records.types import Look


def list_disclosures(
    party: UUID, *, before: int | None = None, limit: int = 20
) -> tuple[list[Look], int | None]:
    """Return the latest looks at `party`'s data, newest first, and the cursor of the next page.

    Pass the cursor as `before`; None: there is no next page.
    """
    rows = Disclosure.objects.filter(party=party).select_related("record").order_by("-record_id")
    if before is not None:
        rows = rows.filter(record_id__lt=before)
    found = [
        Look(
            record=row.record_id,
            actor=row.record.actor,
            organisation=row.record.organisation,
            purpose=str(row.record.data["purpose"]),
            fields=tuple(row.fields),
            at=row.record.at,
        )
        for row in rows[: limit + 1]
    ]
    page = found[:limit]
    return page, page[-1].record if len(found) > limit else None
