"""Show a row to a person: by purpose, masked, and recorded."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from yiwang.kernel.records.actions import record
from yiwang.kernel.registers import policies, queries
from yiwang.kernel.registers.actions.rows import about, key_digest
from yiwang.kernel.registers.engine import masking
from yiwang.kernel.registers.types import Lookup
from yiwang.lib.actor import Actor


@transaction.atomic
def disclose(
    *,
    register: str,
    key: str,
    purpose: str,
    actor: Actor,
    at: datetime,
    reveal: Collection[str] = (),
    on: date | None = None,
) -> Lookup:
    """Look a key up for a person, for a stated purpose; personal fields are masked.

    `reveal` names the fields that the purpose needs in full; the record keeps who asked, for
    what, which fields were shown in full, and the row by keyed hash. Raises Refused without a
    purpose or a right.
    """
    data = queries.get_data(register)
    policies.check_can_see(actor, data, purpose=purpose)
    found = queries.lookup(register, key, on=on or timezone.localdate(at))
    shown = sorted(masking.personal(data) & set(reveal))
    record(
        "register.disclosed",
        about=about(register),
        actor=actor,
        at=at,
        data={
            "row": key_digest(register, key),
            "purpose": purpose,
            "status": str(found.status),
            "revealed": shown,
        },
    )
    if found.row is None:
        return found
    row = masking.masked(data, found.row, reveal=reveal)
    return Lookup(found.status, row, found.as_of, found.since)
