"""The key of files at rest."""

import hashlib

from django.conf import settings


def at_rest() -> bytes | None:
    """Return the SM4 key, derived from YIWANG_FILES_KEY; None: files are kept plain."""
    if not settings.FILES_KEY:
        return None
    return hashlib.sha256(f"files:{settings.FILES_KEY}".encode()).digest()[:16]
