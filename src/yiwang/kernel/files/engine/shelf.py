"""Bytes on disk under the digest of what they hold.

A content is written to a temporary file, flushed, renamed into place and its folder flushed,
before any row names it: after a crash there may be a content without a row, never the reverse.
"""

import fcntl
import hashlib
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives import hashes


class Damaged(RuntimeError):
    """The bytes on disk are not those that were stored. Restore them from the backup."""


def sha256(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def sm3(content: bytes) -> str:
    digest = hashes.Hash(hashes.SM3())
    digest.update(content)
    return f"sm3:{digest.finalize().hex()}"


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


def put(folder: Path, content: bytes) -> str:
    """Store `content` under `folder` durably and return its digest; the same bytes are kept once."""
    digest = sha256(content)
    target = place(folder, digest)
    with _locked(folder, fcntl.LOCK_SH):
        if target.exists():
            os.utime(target)  # young again: the sweeper leaves it until its row is there
            return digest
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = target.with_name(f".{uuid.uuid4().hex}")
        with draft.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(target)
        for each in (target.parent, target.parent.parent, folder):
            _flush(each)
    return digest


def get(folder: Path, digest: str) -> bytes:
    """Return the stored bytes; raises Damaged when they are gone or changed."""
    try:
        content = place(folder, digest).read_bytes()
    except FileNotFoundError:
        raise Damaged(f"{digest} is missing") from None
    if sha256(content) != digest:
        raise Damaged(f"{digest} has changed on disk")
    return content


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
