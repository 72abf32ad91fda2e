"""Commercial cryptography: SM3 digests, HMAC-SM3, SM4-GCM. Every value names its algorithm.

SM3 GB/T 32905, SM4 GB/T 32907 (GM/T 0002). Software of the library `cryptography`: it is the right
algorithm, not a certified module (GB/T 39786).
"""

import base64
import binascii
import hmac as compare
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

KEY, NONCE, TAG = 16, 12, 16  # bytes
SEALED = "sm4-gcm:"
ALGORITHMS: dict[str, type[hashes.SM3] | type[hashes.SHA256]] = {
    "sm3": hashes.SM3,
    "sha256": hashes.SHA256,
}


class SealError(Exception):
    """A sealed value that was changed, belongs elsewhere, or was sealed with another key."""


def digest(data: bytes, algorithm: str = "sm3") -> str:
    """Return `sm3:<hex>` (or `sha256:<hex>`); raises KeyError for another algorithm."""
    made = hashes.Hash(ALGORITHMS[algorithm]())
    made.update(data)
    return f"{algorithm}:{made.finalize().hex()}"


def matches(named: str, data: bytes) -> bool:
    """Say whether data has this digest, by the algorithm that the digest names."""
    algorithm, _, _ = named.partition(":")
    return algorithm in ALGORITHMS and compare.compare_digest(named, digest(data, algorithm))


def keyed(key: bytes, data: bytes) -> str:
    """Return `hmac-sm3:<hex>`: tells equal values apart from others only to who holds the key."""
    made = hmac.HMAC(key, hashes.SM3())
    made.update(data)
    return f"hmac-sm3:{made.finalize().hex()}"


def seal(key: bytes, data: bytes, *, about: bytes = b"") -> str:
    """Encrypt with SM4-GCM under a 16-byte key: `sm4-gcm:<base64 of nonce, text, tag>`.

    `about` says what the value belongs to (a row, a field): it can not be moved elsewhere.
    """
    nonce = os.urandom(NONCE)
    text, tag = encrypt(key, nonce, data, about=about)
    return SEALED + base64.b64encode(nonce + text + tag).decode("ascii")


def unseal(key: bytes, sealed: str, *, about: bytes = b"") -> bytes:
    """Decrypt what `seal` made; raises SealError."""
    if not sealed.startswith(SEALED):
        raise SealError("not sealed with SM4-GCM")
    try:
        raw = base64.b64decode(sealed.removeprefix(SEALED), validate=True)
    except binascii.Error:
        raise SealError("damaged") from None
    if len(raw) < NONCE + TAG:
        raise SealError("damaged")
    return decrypt(key, raw[:NONCE], raw[NONCE:-TAG], raw[-TAG:], about=about)


def encrypt(key: bytes, nonce: bytes, data: bytes, *, about: bytes) -> tuple[bytes, bytes]:
    """Return cipher text and tag. A nonce is never used twice: call `seal` instead."""
    cipher = Cipher(algorithms.SM4(_key(key)), modes.GCM(nonce)).encryptor()
    cipher.authenticate_additional_data(about)
    text = cipher.update(data) + cipher.finalize()
    return text, cipher.tag


def decrypt(key: bytes, nonce: bytes, text: bytes, tag: bytes, *, about: bytes) -> bytes:  # noqa: PLR0917 - the parts of one value
    """Return the plain text; raises SealError when anything was changed."""
    cipher = Cipher(algorithms.SM4(_key(key)), modes.GCM(nonce, tag)).decryptor()
    cipher.authenticate_additional_data(about)
    try:
        return cipher.update(text) + cipher.finalize()
    except InvalidTag:
        raise SealError("changed, moved, or sealed with another key") from None


def _key(key: bytes) -> bytes:
    if len(key) != KEY:
        raise ValueError(f"an SM4 key has {KEY} bytes, not {len(key)}")
    return key
