"""The second start of `yiwang up` against the bare start and stop of its PostgreSQL.

The difference is what we add: migrations, the city, worker and web, until /healthz answers.
"""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from scripts.bench import Line
from yiwang.site import up
from yiwang.site.database import Server
from yiwang.site.home import ROOT

AIM = 15.0  # seconds, what a person is promised for every start but the first
RATIO = 12.0


def serve(folder: Path) -> float:
    """Return the seconds from the command to the first healthy answer; stops it again."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    environment = {**os.environ, "YIWANG_HOME": str(folder), "PORT": port}
    environment |= {"PYTHONPATH": str(ROOT / "src")}
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "yiwang.site.cli", "up", "--demo"],
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    while not up.healthy(port):
        if process.poll() is not None:
            raise RuntimeError("yiwang up ended")
        time.sleep(0.02)
    seconds = time.perf_counter() - began
    process.send_signal(signal.SIGTERM)
    process.wait()
    return seconds


def bare(folder: Path) -> float:
    server = Server(folder)
    began = time.perf_counter()
    server.start()
    server.stop()
    return time.perf_counter() - began


def run() -> list[Line]:
    with tempfile.TemporaryDirectory(prefix="yiwang-bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        serve(folder)
        seconds = sorted(serve(folder) for _ in range(3))[1]
        alone = sorted(bare(folder) for _ in range(3))[1]
    return [
        Line("startup-second", seconds, "s", AIM),
        Line("startup-second-against-bare-postgresql", seconds / alone, "times", RATIO),
    ]
