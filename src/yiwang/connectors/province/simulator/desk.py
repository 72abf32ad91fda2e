"""The province's side: keeps what it received in files of its own, and says yes or no.

State is one JSON file per case and one for its mood; a peer never uses our tables.
"""

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from yiwang.connectors.province import standard
from yiwang.connectors.province.types import Fault, Kind

# kind → its time, and the kinds whose time may not be later
TIMES = {
    Kind.APPLY: "申请时间",
    Kind.ACCEPT: "受理时间",
    Kind.PROCESS: "结束时间",
    Kind.SPECIAL: "开始时间",
    Kind.FINISH: "办结时间",
    Kind.RATE: "评价时间",
}
AFTER = {
    Kind.ACCEPT: (Kind.APPLY,),
    Kind.PROCESS: (Kind.APPLY,),
    Kind.SPECIAL: (Kind.ACCEPT,),
    Kind.FINISH: (Kind.APPLY, Kind.ACCEPT),
    Kind.RATE: (Kind.APPLY,),
}
NEEDS = {Kind.SPECIAL: Kind.ACCEPT}  # beside 申请, which all others need
SAMPLE = Fault("事项名称", "抽查：与省事项目录的名称不一致", "核对省事项目录后重新报送。")

CHANGED = Fault("", "同一数据编号、同一次序的内容前后不同", "改动内容须作为下一次报送。")


@dataclass(frozen=True)
class Mood:
    """How the province behaves just now."""

    down: bool = False
    slow: float = 0.0  # seconds before it answers
    share: int = 0  # per cent of rows that it rejects
    pending: bool = False  # the first answer is “later”


class Desk:
    """Receives rows; the same key and revision twice is one row."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def mood(self) -> Mood:
        file = self.folder / "mood.json"
        return Mood(**json.loads(file.read_text())) if file.exists() else Mood()

    def set_mood(self, mood: Mood) -> None:
        self._write(self.folder / "mood.json", asdict(mood))

    def rows(self, number: str) -> dict[str, dict[str, Any]]:
        """Return what was received about a case, by key: {kind, revision, verdict, time, …}."""
        file = self._file(number)
        found: dict[str, dict[str, Any]] = json.loads(file.read_text()) if file.exists() else {}
        return found

    def counts(self) -> dict[str, int]:
        """Return how many rows stand at each verdict."""
        found: dict[str, int] = {}
        for file in self.folder.glob("case-*.json"):
            for row in json.loads(file.read_text()).values():
                found[row["verdict"]] = found.get(row["verdict"], 0) + 1
        return found

    def receive(self, sent: dict[str, Any]) -> dict[str, Any]:
        """Check one row of {key, revision, kind, row} and return {verdict, faults}."""
        key, revision, kind, row = sent["key"], sent["revision"], sent["kind"], sent["row"]
        content = json.dumps(row, ensure_ascii=False, sort_keys=True)
        digest = hashlib.sha256(content.encode()).hexdigest()
        number = str(row.get("办件编号", ""))
        with self._alone():
            known = self.rows(number)
            before = known.get(key)
            if before and before["revision"] == revision:
                if before["digest"] != digest:
                    return {"verdict": "rejected", "faults": [asdict(CHANGED)]}
                before["verdict"] = before["then"]
                self._write(self._file(number), known)
                return self._answer(before)
            faults = standard.check(kind, row) or self._in_order(kind, row, known)
            mood = self.mood()
            if not faults and int(digest[:8], 16) % 100 < mood.share:
                faults = [SAMPLE]
            verdict = "rejected" if faults else "accepted"
            known[key] = {
                "kind": kind,
                "revision": revision,
                "digest": digest,
                "time": row.get(TIMES[Kind(kind)], "") if not faults else "",
                "verdict": "pending" if mood.pending else verdict,
                "then": verdict,
                "faults": [asdict(f) for f in faults],
            }
            self._write(self._file(number), known)
            return self._answer(known[key])

    def _answer(self, row: dict[str, Any]) -> dict[str, Any]:
        faults = row["faults"] if row["verdict"] == "rejected" else []
        return {"verdict": row["verdict"], "faults": faults}

    def _in_order(
        self, kind: str, row: dict[str, str], known: dict[str, dict[str, Any]]
    ) -> list[Fault]:
        """Rules between the rows of one case."""
        taken = [r for r in known.values() if r["then"] == "accepted"]
        have = {r["kind"] for r in taken}
        needed = [] if kind == Kind.APPLY else [Kind.APPLY]
        needed += [NEEDS[Kind(kind)]] if kind in NEEDS else []
        found = [
            Fault("办件编号", f"没有这个办件的{n.label}信息", f"先报送{n.label}信息。")
            for n in needed
            if n not in have
        ]
        mine, name = row.get(TIMES[Kind(kind)], ""), TIMES[Kind(kind)]
        for earlier in AFTER.get(Kind(kind), ()):
            times = [r["time"] for r in taken if r["kind"] == earlier]
            if mine and times and mine < max(times):
                rule = f"“{name}”不得早于“{TIMES[earlier]}”（{max(times)}）"
                found.append(Fault(name, rule, f"核对{name}。"))
        return found

    def _file(self, number: str) -> Path:
        return self.folder / f"case-{hashlib.sha256(number.encode()).hexdigest()[:32]}.json"

    def _write(self, file: Path, content: dict[str, Any]) -> None:
        draft = file.with_suffix(f".{os.getpid()}")
        draft.write_text(json.dumps(content, ensure_ascii=False))
        draft.replace(file)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with (self.folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
