"""Sending: signed, in the order of the case, again until the province has said yes or no."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from yiwang.connectors.province import client, queries
from yiwang.connectors.province.actions.fitting import fit, reject
from yiwang.connectors.province.models import Row
from yiwang.connectors.province.types import Answer, State
from yiwang.kernel.records.actions import record
from yiwang.kernel.records.engine import outbox
from yiwang.lib.actor import Actor

SEND = "yiwang.connectors.province.tasks.send"
LONGEST = 60  # minutes between two knocks at a silent province
AGAIN = timedelta(minutes=1)  # a verdict that is pending is asked for


@transaction.atomic
def send(*, row_id: UUID, actor: Actor, at: datetime) -> None:
    """Send one row. A silent province costs one knock per pause; the rows just wait.

    Killed between the answer and its note here, the row is sent again, and is one over there.
    """
    row = queries.take(row_id)
    line = queries.get_line()
    if row is None or (line.next_at and line.next_at > at) or queries.is_held(row):
        return
    if row.revision > 1 and not row.attempts and (faults := fit(row)):
        row.at = at
        reject(row, faults, actor=actor)
        return
    row.attempts += 1
    try:
        answer = client.put(
            key=row.key, revision=row.revision, kind=row.kind, row=queries.fill(row), at=at
        )
    except client.Silent as silence:
        row.save(update_fields=["attempts", "body"])
        line.attempts += 1
        line.silent_since = line.silent_since or at
        line.next_at = at + timedelta(minutes=min(2 ** (line.attempts - 1), LONGEST))
        line.note = str(silence)[:200]
        line.save()
        return
    if line.silent_since:
        line.silent_since = line.next_at = None
        line.attempts, line.note = 0, ""
        line.save()
    note(row, answer, actor=actor, at=at)


def note(row: Row, answer: Answer, *, actor: Actor, at: datetime) -> None:
    """Note the verdict, and let the row behind this one go."""
    row.at, row.problem = at, []
    if answer.verdict == "rejected":
        reject(row, answer.faults, actor=actor, by="province")
        return
    row.state = State.ACCEPTED if answer.verdict == "accepted" else State.SENT
    row.save()
    if row.state == State.SENT:
        outbox.defer([SEND], {"row": str(row.pk)}, not_before=at + AGAIN)
        return
    record("province.accepted", about=row, actor=actor, at=at, data={"key": row.key})
    if follower := queries.next_of(row):
        outbox.defer([SEND], {"row": str(follower)})


@transaction.atomic
def wake(*, at: datetime) -> int:
    """Send what waits, unless the province is silent and its pause runs; returns how many."""
    line = queries.get_line()
    if line.next_at and line.next_at > at:
        return 0
    due = queries.list_due(limit=1) if line.silent_since else queries.list_due()
    for row_id in due:
        outbox.defer([SEND], {"row": str(row_id)})
    return len(due)
