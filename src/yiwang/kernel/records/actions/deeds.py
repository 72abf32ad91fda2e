"""A POST sent twice is done once: the first outcome is kept and given again."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction

from yiwang.kernel.records.models import Deed, Handled
from yiwang.kernel.records.types import Outcome
from yiwang.lib.actor import Actor
from yiwang.lib.refused import Refused

KEPT = timedelta(days=30)
_REJECTED = 400
_CLAIM = (
    "INSERT INTO kernel_records_handled (record_id, task) VALUES (%s, %s) ON CONFLICT DO NOTHING"
)


@transaction.atomic
def begin_deed(*, key: UUID, path: str, actor: Actor, at: datetime) -> Outcome | None:
    """Claim `key` for one POST; None: do the deed, else: it was done, give this outcome again.

    Two at once: the second waits here until the first commits, then gets its outcome. Belongs to
    the transaction of the request, so that a deed rolled back may be tried again. Raises
    Refused deed-key-used (409) when the key came with another page or another person.
    """
    fresh = Deed(key=key, path=path, actor=str(actor), at=at)
    Deed.objects.bulk_create([fresh], ignore_conflicts=True)
    deed = Deed.objects.select_for_update().get(pk=key)
    if (deed.path, deed.actor) != (path, str(actor)):
        raise Refused(
            "deed-key-used", "这次提交的编号已用于别的操作。请刷新页面后重新提交。", status=409
        )
    if deed.status is None:
        return None
    return Outcome(deed.status, deed.location, deed.body_digest)


@transaction.atomic
def finish_deed(*, key: UUID, status: int, location: str = "", body_digest: str = "") -> None:
    """Keep the outcome; a rejected input (status ≥ 400) frees the key for the corrected form."""
    deed = Deed.objects.filter(pk=key)
    if status >= _REJECTED:
        deed.delete()
    else:
        deed.update(status=status, location=location, body_digest=body_digest)


@transaction.atomic
def claim(*, record_id: int, task: str) -> bool:
    """Whether `task` has not yet handled this record; claims it for the current transaction.

    A second job for the same record waits until the first one's transaction ends.
    """
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM, [record_id, task])
        return bool(cursor.rowcount == 1)


@transaction.atomic
def forget(*, at: datetime) -> None:
    """Drop keys of deeds and of handled records that are too old to be repeated."""
    Deed.objects.filter(at__lt=at - KEPT).delete()
    Handled.objects.filter(record__at__lt=at - KEPT).delete()
