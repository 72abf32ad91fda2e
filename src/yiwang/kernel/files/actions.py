"""Deeds on files: store, look again for viruses, sweep what nobody names."""

from collections.abc import Collection
from datetime import datetime, timedelta
from pathlib import PurePath
from uuid import UUID

from django.conf import settings
from django.db import transaction

from yiwang.kernel.files import policies, queries
from yiwang.kernel.files.engine import keys, shelf
from yiwang.kernel.files.models import StoredFile
from yiwang.kernel.files.ports import scan
from yiwang.kernel.files.types import KINDS, Scan, Scanned
from yiwang.kernel.records.actions import record
from yiwang.kernel.records.types import JSON
from yiwang.lib import sm
from yiwang.lib.actor import Actor, system

KEPT = timedelta(hours=24)  # an upload may be stored long before its row is committed


def _bare(name: str) -> str:
    """Return the last part of a path without control characters, at most 200 characters."""
    last = PurePath(name.replace("\\", "/")).name
    clean = "".join(c for c in last if c.isprintable()).strip() or "file"
    stem, suffix = PurePath(clean).stem, PurePath(clean).suffix[:20]
    return stem[: 200 - len(suffix)] + suffix


def _scan(content: bytes) -> Scanned:
    return scan.get("scanner")(content) if "scanner" in scan else Scanned(done=False)


@transaction.atomic
def store(
    *,
    content: bytes,
    name: str,
    accept: Collection[str],
    limit: int,
    actor: Actor,
    at: datetime,
    field: str = "file",
) -> StoredFile:
    """Check and keep an upload.

    `accept` holds keys of KINDS ("pdf", "jpg", "png", "ofd"), `limit` is in bytes, `field` the
    form field that a refusal belongs to. Raises Refused file-empty, file-too-large, file-type,
    file-disguised, file-broken, file-bomb, file-virus.
    """
    name = _bare(name)
    policies.check_size(len(content), name=name, limit=limit, field=field)
    kind = policies.check_kind(content, name=name, accept=accept, field=field)
    policies.check_harmless(content, kind=kind, name=name, field=field)
    scanned = _scan(content)
    policies.check_scanned(scanned, name=name, field=field)
    state = Scan.CLEAN if scanned.done else Scan.UNSCANNED
    return _keep(content, name, KINDS[kind].media_type, state=state, actor=actor, at=at)


@transaction.atomic
def store_own(
    *, content: bytes, name: str, media_type: str, actor: Actor, at: datetime
) -> StoredFile:
    """Keep what the system itself made (a decision, a certificate): nothing to suspect."""
    return _keep(content, _bare(name), media_type, state=Scan.OWN, actor=actor, at=at)


def _keep(
    content: bytes, name: str, media_type: str, *, state: Scan, actor: Actor, at: datetime
) -> StoredFile:
    file = StoredFile(
        name=name,
        media_type=media_type,
        size=len(content),
        digest=shelf.put(settings.FILES_FOLDER, content, key=keys.at_rest()),
        sm3=sm.digest(content),
        scan=state,
        at=at,
    )
    file.save(force_insert=True)
    data: dict[str, JSON] = {"digest": file.digest, "size": file.size, "scan": str(state)}
    record("file.stored", about=file, actor=actor, at=at, data=data)
    return file


@transaction.atomic
def scan_again(*, file_id: UUID, at: datetime) -> StoredFile:
    """Ask the scanner about a file that came in while it was away.

    A find marks the file 有病毒: `queries.read` refuses it from then on.
    """
    file = StoredFile.objects.select_for_update().get(pk=file_id)
    scanned = _scan(queries.read(file))
    if not scanned.done or file.scan != Scan.UNSCANNED:
        return file
    file.scan = Scan.INFECTED if scanned.virus else Scan.CLEAN
    file.save(update_fields=["scan"])
    data: dict[str, JSON] = {"scan": str(file.scan), "virus": scanned.virus}
    record("file.scanned", about=file, actor=system("files"), at=at, data=data)
    return file


@transaction.atomic
def forget(*, ids: Collection[UUID], actor: Actor, at: datetime) -> None:
    """Drop the rows of files that nothing names any more; the sweep takes their contents."""
    for file in StoredFile.objects.filter(pk__in=ids).order_by("at", "id"):
        record("file.forgotten", about=file, actor=actor, at=at)
        file.delete()


def sweep(*, at: datetime) -> int:
    """Remove contents that no row has named for 24 hours; returns how many."""
    removed = 0
    with shelf.sweeping(settings.FILES_FOLDER):
        for path in shelf.old(settings.FILES_FOLDER, before=at - KEPT):
            if not StoredFile.objects.filter(digest=f"{shelf.ALGORITHM}:{path.stem}").exists():
                path.unlink()
                removed += 1
    return removed
