"""Questions about files. Who may read one is the owner app's policy."""

from uuid import UUID

from django.conf import settings

from yiwang.kernel.files.engine import shelf
from yiwang.kernel.files.models import StoredFile
from yiwang.kernel.files.ports import scan


def get_file(file_id: UUID) -> StoredFile:
    """Return the row; raises StoredFile.DoesNotExist."""
    return StoredFile.objects.get(pk=file_id)


def read(file: StoredFile) -> bytes:
    """Return the bytes, checked against their digest; raises Damaged."""
    return shelf.get(settings.FILES_FOLDER, file.digest)


def has_scanner() -> bool:
    """Whether a virus scanner is configured; without one files are marked 未查毒."""
    return "scanner" in scan
