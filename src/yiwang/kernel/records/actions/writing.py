"""Write one line of the record and tell its listeners."""

from collections.abc import Mapping
from datetime import datetime

from django.db import connection, models, transaction

from yiwang.kernel.records.engine import canonical, merkle, outbox
from yiwang.kernel.records.models import Record
from yiwang.kernel.records.ports import listeners
from yiwang.kernel.records.types import JSON, Payload
from yiwang.lib.actor import Actor

_NEXT = (
    "SELECT nextval(pg_get_serial_sequence('kernel_records_record', 'id')), "
    "pg_current_xact_id()::text::bigint"
)
NOTHING: Mapping[str, JSON] = {}


@transaction.atomic
def record(
    event: str,
    *,
    about: models.Model | tuple[str, str],
    actor: Actor,
    at: datetime,
    data: Mapping[str, JSON] = NOTHING,
) -> int:
    """Record that `actor` did `event` to `about`, and defer a job for each listener.

    `event` is `<thing>.<participle>` (e.g. "case.closed"); `about` a saved object or (type, id);
    `data` holds ids, field names and keyed hashes only: a personal value raises PersonalValue.
    Row and jobs belong to the caller's transaction, so both vanish when it rolls back. No lock is
    shared with other transactions: order and tree are made later by `seal`. Returns the row's id.
    """
    canonical.check(data)
    what = (about._meta.label_lower, str(about.pk)) if isinstance(about, models.Model) else about
    with connection.cursor() as cursor:
        cursor.execute(_NEXT)
        number, xid = map(int, cursor.fetchone())
    content = canonical.canonical(
        record_id=number,
        event=event,
        about=what,
        actor=str(actor),
        organisation=actor.organisation,
        at=at,
        xid=xid,
        data=data,
    )
    Record(
        id=number,
        event=event,
        about_type=what[0],
        about_id=what[1],
        actor=str(actor),
        organisation=actor.organisation,
        at=at,
        xid=xid,
        data=dict(data),
        leaf=f"sha256:{merkle.leaf_hash(content).hex()}",
    ).save(force_insert=True)
    payload = Payload(
        record_id=number, event=event, about_type=what[0], about_id=what[1], data=dict(data)
    )
    outbox.defer(listeners(event), payload)
    return number
