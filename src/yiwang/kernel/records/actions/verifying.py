"""Recompute the log and say in the record what came of it."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from yiwang.kernel.records import queries
from yiwang.kernel.records.actions.writing import record
from yiwang.kernel.records.engine import note, outbox
from yiwang.kernel.records.types import Verdict
from yiwang.lib.actor import Actor

VERIFY = "yiwang.kernel.records.tasks.verify_log"


@transaction.atomic
def verify_log(*, actor: Actor, at: datetime) -> Verdict | None:
    """Recompute the whole log; None before the first sealing."""
    if not settings.RECORD_KEY_FILE.exists():
        return None
    key = note.load_key(settings.RECORD_KEY_FILE).public_key()
    verdict = queries.verify(origin=settings.RECORD_ORIGIN, key=key)
    record(
        "log.verified",
        about=("record", "log"),
        actor=actor,
        at=at,
        data={
            "sealed": verdict.sealed,
            "waiting": verdict.waiting,
            "holds": not verdict.problem,
            "record": verdict.record,
        },
    )
    return verdict


@transaction.atomic
def ask_verification(*, actor: Actor, at: datetime) -> None:
    """Let the worker recompute the log: it may take minutes."""
    record("log.verification-asked", about=("record", "log"), actor=actor, at=at)
    outbox.defer([VERIFY], {"timestamp": int(at.timestamp())})
