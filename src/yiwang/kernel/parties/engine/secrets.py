"""Identifiers and contacts at rest: found by a keyed hash, read back from a seal."""

import hashlib
from functools import lru_cache

from django.conf import settings

from yiwang.lib import sm


@lru_cache(maxsize=8)
def _key(purpose: str, master: str) -> bytes:
    """Derive a 16-byte key per purpose from the one field key of the house."""
    return hashlib.sha256(f"{purpose}:{master}".encode()).digest()[: sm.KEY]


def digest(kind: str, text: str) -> str:
    """Return `hmac-sm3:…` of an identifier; equal identifiers of one kind have equal digests."""
    return sm.keyed(_key("digest", settings.FIELD_KEY), f"{kind}:{text}".encode())


def seal(text: str) -> str:
    """Return `sm4-gcm:…`; never twice the same."""
    return sm.seal(_key("seal", settings.FIELD_KEY), text.encode())


def unseal(sealed: str) -> str:
    """Return what was sealed; raises SealError when it was altered or sealed with another key."""
    return sm.unseal(_key("seal", settings.FIELD_KEY), sealed).decode()
