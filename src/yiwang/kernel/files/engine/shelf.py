"""Bytes on disk under the digest of what they hold.

A content is written to a temporary file, flushed, renamed into place and its folder flushed,
before any row names it: after a crash there may be a content without a row, never the reverse.
With a key the bytes lie there as SM4-GCM (`.sm4`: nonce, text, tag); what was put without one
stays readable. The digest is always that of the plain bytes.
"""

import fcntl
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from yiwang.lib import sm

SEALED = ".sm4"
ALGORITHM = "sha256"


class Damaged(RuntimeError):
    """The bytes on disk are not those that were stored. Restore them from the backup."""


def place(folder: Path, digest: str) -> Path:
    """Return where the content of `digest` lies: two levels, so that no folder grows huge."""
    word = digest.partition(":")[2]
    return folder / word[:2] / word[2:4] / word


@contextmanager
def _locked(folder: Path, mode: int) -> Iterator[None]:
    """Many may put at once; the sweeper is alone, so it never takes what is being named."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (folder / ".lock").open("a") as lock:
        fcntl.flock(lock, mode)
        yield


def _flush(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def put(folder: Path, content: bytes, *, key: bytes | None = None) -> str:
    """Store `content` under `folder` durably and return its digest; the same bytes are kept once.

    `key`: 16 bytes to encrypt with, None to keep it plain.
    """
    digest = sm.digest(content, ALGORITHM)
    target = place(folder, digest)
    with _locked(folder, fcntl.LOCK_SH):
        if known := _known(target):
            os.utime(known)  # young again: the sweeper leaves it until its row is there
            return digest
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if key is not None:
            target = target.with_suffix(SEALED)
            content = _encrypted(content, key, digest)
        draft = target.with_name(f".{uuid.uuid4().hex}")
        with draft.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(target)
        for each in (target.parent, target.parent.parent, folder):
            _flush(each)
    return digest


def _known(target: Path) -> Path | None:
    return next((p for p in (target, target.with_suffix(SEALED)) if p.exists()), None)


def _encrypted(content: bytes, key: bytes, digest: str) -> bytes:
    nonce = os.urandom(sm.NONCE)
    text, tag = sm.encrypt(key, nonce, content, about=digest.encode())
    return nonce + text + tag


def get(folder: Path, digest: str, *, key: bytes | None = None) -> bytes:
    """Return the plain bytes; raises Damaged when they are gone, changed or under another key."""
    known = _known(place(folder, digest))
    if known is None:
        raise Damaged(f"{digest} is missing")
    content = known.read_bytes()
    if known.suffix == SEALED:
        content = _decrypted(content, key, digest)
    if not sm.matches(digest, content):
        raise Damaged(f"{digest} has changed on disk")
    return content


def _decrypted(raw: bytes, key: bytes | None, digest: str) -> bytes:
    if key is None:
        raise Damaged(f"{digest} is encrypted and no key is set")
    nonce, text, tag = raw[: sm.NONCE], raw[sm.NONCE : -sm.TAG], raw[-sm.TAG :]
    try:
        return sm.decrypt(key, nonce, text, tag, about=digest.encode())
    except sm.SealError:
        raise Damaged(f"{digest} has changed on disk or is under another key") from None


def old(folder: Path, *, before: datetime) -> Iterator[Path]:
    """Yield every content and unfinished draft last touched before `before`."""
    for path in sorted(folder.glob("??/??/*")):
        if datetime.fromtimestamp(path.stat().st_mtime, tz=UTC) < before:
            yield path


@contextmanager
def sweeping(folder: Path) -> Iterator[None]:
    """Keep everyone from putting while orphans are looked up and removed."""
    with _locked(folder, fcntl.LOCK_EX):
        yield
