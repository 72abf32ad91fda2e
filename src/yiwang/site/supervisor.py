"""Own long processes: start them in order, restart what dies with back-off, stop all in reverse."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

PAUSES = (0.2, 1.0, 2.0, 5.0, 10.0, 30.0)  # seconds before the n-th restart in a row
CALM = 60.0  # a process that lived this long starts again at the first pause
PATIENCE = 30.0  # seconds that a process gets to end before it is killed


@dataclass
class Process:
    """One long process; `ready` answers whether it serves."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    log: Path
    ready: Callable[[], bool] = lambda: True
    stop_with: signal.Signals = signal.SIGTERM
    patience: float = 60.0  # seconds to become ready
    failures: int = 0
    started: float = 0.0
    next_start: float = 0.0
    popen: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.popen = subprocess.Popen(
                self.command,
                env=dict(self.environment),
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C reaches the supervisor only, which stops in order
            )
        self.started = time.monotonic()

    @property
    def alive(self) -> bool:
        return self.popen is not None and self.popen.poll() is None

    def stop(self) -> None:
        if self.popen is None or self.popen.poll() is not None:
            return
        self.popen.send_signal(self.stop_with)
        try:
            self.popen.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(self.popen.pid, signal.SIGKILL)
            self.popen.wait()


class Supervisor:
    """Runs processes in the foreground until INT or TERM."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self.say = say
        self.processes: list[Process] = []
        self.stopping = False
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._stop)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping = True

    def start(self, process: Process) -> bool:
        """Start and wait until it is ready; False when it never is or we are told to stop."""
        process.start()
        self.processes.append(process)
        until = time.monotonic() + process.patience
        while not self.stopping and process.alive and time.monotonic() < until:
            if process.ready():
                return True
            time.sleep(0.05)
        return False

    def watch(self) -> None:
        """Restart what dies until told to stop."""
        while not self.stopping:
            for process in self.processes:
                self._mend(process)
            time.sleep(0.2)

    def _mend(self, process: Process) -> None:
        if process.alive:
            return
        now = time.monotonic()
        if not process.next_start:
            lived = now - process.started
            process.failures = 0 if lived > CALM else process.failures + 1
            pause = PAUSES[min(process.failures, len(PAUSES)) - 1] if process.failures else 0.0
            process.next_start = now + pause
            self.say(f"{process.name} 已退出，{pause:g} 秒后重新启动；日志见 {process.log}")
        if now >= process.next_start:
            process.next_start = 0.0
            process.start()

    def stop(self) -> None:
        """Stop all, the last started first."""
        self.stopping = True
        for process in reversed(self.processes):
            process.stop()
