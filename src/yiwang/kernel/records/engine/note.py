"""Signed heads of the log: C2SP tlog-checkpoint in C2SP signed-note, Ed25519."""

import base64
import binascii
import hashlib
import os
import uuid
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_ALGORITHM = b"\x01"  # Ed25519 in signed-note


class NoteError(ValueError):
    """A note is malformed or its signature does not hold."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    origin: str
    size: int
    root: bytes


def load_key(path: Path) -> Ed25519PrivateKey:
    """Return the key at `path` (PEM, mode 0600); the first caller makes it."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(
                Ed25519PrivateKey.generate().private_bytes(
                    serialization.Encoding.PEM,
                    serialization.PrivateFormat.PKCS8,
                    serialization.NoEncryption(),
                )
            )
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)  # of two that race, one wins and both read the same key
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise NoteError(f"{path} holds no Ed25519 key")
    return key


def _raw(key: Ed25519PublicKey) -> bytes:
    return key.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)


def _key_id(origin: str, key: Ed25519PublicKey) -> bytes:
    return hashlib.sha256(origin.encode() + b"\n" + _ALGORITHM + _raw(key)).digest()[:4]


def verifier(origin: str, key: Ed25519PublicKey) -> str:
    """Return the public key as other tools read it: `<origin>+<key id>+<base64>`."""
    encoded = base64.b64encode(_ALGORITHM + _raw(key)).decode()
    return f"{origin}+{_key_id(origin, key).hex()}+{encoded}"


def sign(checkpoint: Checkpoint, key: Ed25519PrivateKey) -> str:
    """Return the signed note of a tree head."""
    encoded = base64.b64encode(checkpoint.root).decode()
    text = f"{checkpoint.origin}\n{checkpoint.size}\n{encoded}\n"
    mark = _key_id(checkpoint.origin, key.public_key()) + key.sign(text.encode())
    return f"{text}\n— {checkpoint.origin} {base64.b64encode(mark).decode()}\n"


def read(note: str, *, origin: str, key: Ed25519PublicKey) -> Checkpoint:
    """Return the head that `note` signs; raises NoteError unless `key` of `origin` signed it."""
    text, blank, signatures = note.rpartition("\n\n")
    mark = next(
        (
            line.removeprefix(f"— {origin} ")
            for line in signatures.splitlines()
            if line.startswith(f"— {origin} ")
        ),
        None,
    )
    if not blank or mark is None:
        raise NoteError(f"no signature of {origin}")
    text += "\n"
    try:
        raw = base64.b64decode(mark, validate=True)
        if raw[:4] != _key_id(origin, key):
            raise NoteError("signed by another key")
        key.verify(raw[4:], text.encode())
        named, size, root, *_ = text.split("\n")
        return Checkpoint(named, int(size), base64.b64decode(root, validate=True))
    except (InvalidSignature, binascii.Error) as problem:
        raise NoteError("the signature does not hold") from problem
