"""`make bench [NAMES]`: run bench/*.py, print a line per figure, keep them with the machine.

Each file has `run() -> list[Line]`. Results are committed, so that a change shows in review.
"""

import importlib
import os
import platform
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "bench/results"


@dataclass(frozen=True)
class Line:
    """One figure and its aim; `at_least` says that more is better."""

    name: str
    value: float
    unit: str
    aim: float
    at_least: bool = False

    def __str__(self) -> str:
        ok = self.value >= self.aim if self.at_least else self.value <= self.aim
        sign = "≥" if self.at_least else "≤"
        verdict = "ok" if ok else "short"
        return f"bench {self.name} {self.value:.4g} {self.unit} aim {sign}{self.aim:g} {verdict}"


def machine() -> str:
    """Say what the figures were taken on."""
    cpus = {
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        if line.startswith("model name")
    }
    memory = Path("/proc/meminfo").read_text(encoding="utf-8").split()[1]
    return (
        f"machine: {os.cpu_count()} × {', '.join(sorted(cpus)) or platform.machine()}, "
        f"{int(memory) // 1_000_000} GB, Python {platform.python_version()}"
    )


def main() -> None:
    names = sys.argv[1:] or sorted(p.stem for p in (ROOT / "bench").glob("[a-z]*.py"))
    RESULTS.mkdir(exist_ok=True)
    for name in names:
        lines = [str(line) for line in importlib.import_module(f"bench.{name}").run()]
        print("\n".join(lines), flush=True)
        text = "\n".join([machine(), *lines, ""])
        (RESULTS / f"{name}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
