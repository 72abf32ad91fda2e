"""A served process with a folder of its own, as `yiwang up` makes it."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from yiwang.site import up
from yiwang.site.home import ROOT, Home


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


class Site:
    """A served process with a folder of its own, below folders that only root may walk."""

    def __init__(self, folder: Path, *, city: Path = ROOT / "cities/demo") -> None:
        self.home, self.city, self.port = Home(folder), city, free_port()
        self.process: subprocess.Popen[str] | None = None

    def environment(self) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith("YIWANG_")}
        return {
            **kept,
            "YIWANG_HOME": str(self.home.folder),
            "YIWANG_CITY": str(self.city),
            "YIWANG_LISTEN": "127.0.0.1",
            "PORT": self.port,
            "PYTHONPATH": str(ROOT / "src"),
        }

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "yiwang.site.cli", *words],
            env=self.environment(),
            capture_output=True,
            text=True,
            check=False,
        )

    def start(self) -> float:
        """Seconds until it answers."""
        began = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "yiwang.site.cli", "up", "--demo"],
            env=self.environment(),
            stdout=subprocess.PIPE,
            text=True,
        )
        self.wait(healthy=True)
        return time.monotonic() - began

    def wait(self, *, healthy: bool) -> None:
        until = time.monotonic() + 120
        while up.healthy(self.port) is not healthy:
            assert time.monotonic() < until
            assert self.process is not None
            assert self.process.poll() is None, self.process.communicate()[0]
            time.sleep(0.05)

    def stop(self, number: signal.Signals) -> str:
        assert self.process is not None
        self.process.send_signal(number)
        said = self.process.communicate(timeout=60)[0]
        assert self.process.returncode == 0
        return said

    def children(self) -> dict[str, int]:
        """The process ids of what runs with this folder in its environment or command."""
        assert self.process is not None
        found = subprocess.run(
            ["ps", "-ww", "-o", "pid=,args=", "--ppid", str(self.process.pid)],
            capture_output=True,
            text=True,
            check=True,
        )
        names = {"postgres": "bin/postgres", "web": "granian", "worker": "cli worker"}
        lines = [line.split(maxsplit=1) for line in found.stdout.splitlines()]
        return {n: int(p) for n, word in names.items() for p, args in lines if word in args}
