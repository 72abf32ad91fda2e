"""ClamAV over its own protocol: zINSTREAM, chunks with a 4-byte length, an empty one at the end."""

import socket
import struct

from yiwang.kernel.files.types import Scanned

_CHUNK = 64 * 1024
_SECONDS = 30


def _connect(address: str) -> socket.socket:
    if address.startswith("/"):
        link = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        link.settimeout(_SECONDS)
        link.connect(address)
        return link
    host, _, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=_SECONDS)


def _ask(address: str, content: bytes) -> str:
    with _connect(address) as link:
        link.sendall(b"zINSTREAM\0")
        for start in range(0, len(content), _CHUNK):
            part = content[start : start + _CHUNK]
            link.sendall(struct.pack(">I", len(part)) + part)
        link.sendall(struct.pack(">I", 0))
        answer = b""
        while not answer.endswith(b"\0"):
            more = link.recv(4096)
            if not more:
                break
            answer += more
    return answer.rstrip(b"\0\n").decode(errors="replace")


def scan(address: str, content: bytes) -> Scanned:
    """Ask the clamd at `address` (a socket's path or host:port); never raises for its absence."""
    try:
        answer = _ask(address, content)
    except OSError:
        return Scanned(done=False)
    if answer.endswith(" FOUND"):
        return Scanned(done=True, virus=answer.removeprefix("stream: ").removesuffix(" FOUND"))
    return Scanned(done=answer.endswith("OK"))
