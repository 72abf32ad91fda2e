"""The adapter against a fake clamd that speaks the real INSTREAM protocol."""

import socket
import struct
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from yiwang.kernel.files.engine import clamav
from yiwang.kernel.files.types import Scanned

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def take(link: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        data += link.recv(size - len(data))
    return data


def answer_one(server: socket.socket, limit: int) -> None:
    link, _ = server.accept()
    with link:
        assert take(link, 10) == b"zINSTREAM\0"
        content = b""
        while size := struct.unpack(">I", take(link, 4))[0]:
            content += take(link, size)
        if len(content) > limit:
            link.sendall(b"INSTREAM size limit exceeded. ERROR\0")
        elif EICAR in content:
            link.sendall(b"stream: Win.Test.EICAR_HDB-1 FOUND\0")
        else:
            link.sendall(b"stream: OK\0")


@pytest.fixture(params=["unix", "tcp"])
def clamd(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "unix":
        address = str(tmp_path / "clamd.ctl")
        server = socket.socket(socket.AF_UNIX)
        server.bind(address)
        server.listen()
    else:
        server = socket.create_server(("127.0.0.1", 0))
        address = f"127.0.0.1:{server.getsockname()[1]}"
    thread = threading.Thread(target=answer_one, args=(server, 1_000_000))
    thread.start()
    yield address
    thread.join(timeout=10)
    server.close()


@pytest.mark.parametrize(
    ("content", "verdict"),
    [
        (b"harmless" * 20_000, Scanned(done=True)),
        (b"x" + EICAR, Scanned(done=True, virus="Win.Test.EICAR_HDB-1")),
        (b"x" * 1_000_001, Scanned(done=False)),
    ],
)
def test_clamd_is_asked_in_its_own_protocol(clamd: str, content: bytes, verdict: Scanned) -> None:
    assert clamav.scan(clamd, content) == verdict


@pytest.mark.parametrize("address", ["/nowhere/clamd.ctl", "127.0.0.1:1"])
def test_an_absent_clamd_leaves_the_file_unscanned(address: str) -> None:
    assert clamav.scan(address, b"x") == Scanned(done=False)
