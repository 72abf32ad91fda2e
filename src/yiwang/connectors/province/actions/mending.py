"""Mending: the source was put right, or a field is filled by hand with a reason; then again."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from yiwang.connectors.province import mapping, policies, queries, standard
from yiwang.connectors.province.actions.sending import SEND
from yiwang.connectors.province.models import Row
from yiwang.connectors.province.types import State
from yiwang.kernel.records.actions import record
from yiwang.kernel.records.engine import outbox
from yiwang.lib.actor import Actor
from yiwang.lib.refused import Refused

STALE = "这条数据刚才已被处理，您看到的是旧内容。请刷新后再看。"


@transaction.atomic
def mend(
    *,
    row_id: UUID,
    values: Mapping[str, str],
    reason: str,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
) -> Row:
    """Make the next revision of a row that came back, from the source and these values.

    `values` overrides fields of the row and needs a reason; empty: the source was mended.
    """
    row = queries.get_row(row_id, lock=True)
    if seen is not None and (seen != row.revision or row.state == State.MENDED):
        policies.check_can_see(actor, row)
        raise Refused("row-stale", STALE, status=409)
    policies.check_can_mend(actor, row)
    given = {name: value.strip() for name, value in values.items() if value.strip()}
    _check(row, given, reason)
    row.state, row.at = State.MENDED, at
    row.mended_by, row.reason = str(actor), reason.strip()
    row.save(update_fields=["state", "at", "mended_by", "reason"])
    record(
        "province.mended",
        about=row,
        actor=actor,
        at=at,
        data={"key": row.key, "revision": row.revision + 1, "fields": sorted(given)},
    )
    again = Row(
        key=row.key,
        revision=row.revision + 1,
        case=row.case,
        number=row.number,
        title=row.title,
        organisation=row.organisation,
        keepers=row.keepers,
        party=row.party,
        kind=row.kind,
        sequence=row.sequence,
        position=row.position,
        origin=row.origin,
        overrides={**row.overrides, **given},
        reason=reason.strip(),
        mended_by=str(actor),
        body=row.body,  # made anew on sending: whoever mends may not see the case itself
        written_at=at,
        at=at,
    )
    again.save(force_insert=True)
    outbox.defer([SEND], {"row": str(again.pk)})
    return again


def _check(row: Row, given: Mapping[str, str], reason: str) -> None:
    for name in given:
        if name in mapping.SECRET:
            raise Refused(
                "identifier-by-hand",
                f"“{name}”只能在主体资料里更正，不能在这里改填。",
                field=name,
            )
        if name not in standard.FIELDS[row.kind]:
            raise Refused("field-unknown", f"这种数据没有“{name}”这个字段。", field=name)
    if given and not reason.strip():
        raise Refused("reason-missing", "改填字段必须写明理由和依据。", field="reason")
