"""Questions about files. Who may read one is the owner app's policy."""

from collections.abc import Collection
from uuid import UUID

from django.conf import settings

from yiwang.kernel.files.engine import keys, shelf
from yiwang.kernel.files.models import StoredFile
from yiwang.kernel.files.ports import scan
from yiwang.kernel.files.types import Scan
from yiwang.lib.refused import Refused


def get_file(file_id: UUID) -> StoredFile:
    """Return the row; raises StoredFile.DoesNotExist."""
    return StoredFile.objects.get(pk=file_id)


def list_files(ids: Collection[UUID]) -> dict[UUID, StoredFile]:
    """Return the rows of many files with one query, by id."""
    return StoredFile.objects.in_bulk(ids)


def read(file: StoredFile) -> bytes:
    """Return the bytes, checked against their digest; raises Damaged, Refused for a virus."""
    if file.scan == Scan.INFECTED:
        raise Refused(
            "file-infected",
            f"“{file.name}”后来查出病毒，不能打开。请让提交人重新上传。",
            status=409,
        )
    return shelf.get(settings.FILES_FOLDER, file.digest, key=keys.at_rest())


def list_unscanned(*, limit: int = 100) -> list[StoredFile]:
    """Return uploads that no scanner has seen, the oldest first."""
    return list(StoredFile.objects.filter(scan=Scan.UNSCANNED).order_by("at", "id")[:limit])


def has_scanner() -> bool:
    """Whether a virus scanner is configured; without one files are marked 未查毒."""
    return "scanner" in scan
