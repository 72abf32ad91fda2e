"""Identifiers and contacts at rest: found by a keyed hash, read back from a seal.

Every stored value names its algorithm: `hmac-sm3:<hex>`, `sm4-gcm:<hex of nonce, tag, text>`.
"""

import hashlib
import secrets

from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from django.conf import settings

NONCE, TAG = 12, 16


def _key(purpose: str) -> bytes:
    """Derive a 16-byte key per purpose from the one field key of the house."""
    return hashlib.sha256(f"{purpose}:{settings.FIELD_KEY}".encode()).digest()[:16]


def digest(kind: str, text: str) -> str:
    """Return `hmac-sm3:…` of an identifier; equal identifiers of one kind have equal digests."""
    keyed = hmac.HMAC(_key("digest"), hashes.SM3())
    keyed.update(f"{kind}:{text}".encode())
    return f"hmac-sm3:{keyed.finalize().hex()}"


def seal(text: str) -> str:
    nonce = secrets.token_bytes(NONCE)
    encryptor = Cipher(algorithms.SM4(_key("seal")), modes.GCM(nonce)).encryptor()
    body = encryptor.update(text.encode()) + encryptor.finalize()
    return f"sm4-gcm:{(nonce + encryptor.tag + body).hex()}"


def unseal(sealed: str) -> str:
    """Return what was sealed; raises ValueError for another algorithm, InvalidTag when altered."""
    name, _, text = sealed.partition(":")
    if name != "sm4-gcm":
        raise ValueError(f"unknown seal {name}")
    data = bytes.fromhex(text)
    nonce, tag, body = data[:NONCE], data[NONCE : NONCE + TAG], data[NONCE + TAG :]
    decryptor = Cipher(algorithms.SM4(_key("seal")), modes.GCM(nonce, tag)).decryptor()
    return (decryptor.update(body) + decryptor.finalize()).decode()
