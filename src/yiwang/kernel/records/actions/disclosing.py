"""Keep who looked at whose data."""

from datetime import datetime

from django.db import transaction

from yiwang.kernel.records.actions.writing import record
from yiwang.kernel.records.models import Disclosure
from yiwang.kernel.records.types import Disclosures
from yiwang.lib.actor import Actor


@transaction.atomic
def record_disclosures(disclosures: Disclosures, *, actor: Actor, at: datetime) -> int:
    """Write one record for all that a response showed, and a row per person for 谁看过我."""
    only = str(disclosures.subjects[0].party) if len(disclosures.subjects) == 1 else ""
    number = record(
        "personal.disclosed",
        about=(disclosures.subject, only),
        actor=actor,
        at=at,
        data={
            "purpose": disclosures.purpose,
            "subjects": [
                {"party": str(each.party), "fields": list(each.fields)}
                for each in disclosures.subjects
            ],
        },
    )
    Disclosure.objects.bulk_create(
        Disclosure(record_id=number, party=each.party, fields=list(each.fields))
        for each in disclosures.subjects
    )
    return number
