"""A department that keeps a register itself, for demonstration and tests; it can fall silent."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from yiwang.kernel.registers import ports
from yiwang.kernel.registers.types import Checked, Lookup, Row, Status


@dataclass
class Department:
    """One register of a department: rows by key, and keys of which it cannot tell."""

    register: str
    clock: Callable[[], datetime]
    rows: Mapping[str, Row] = field(default_factory=dict)
    unclear: frozenset[str] = frozenset()
    down: bool = False

    def connect(self) -> None:
        """Hang this department at the kernel's ports."""
        ports.remote.fill(self.register, self.find)
        ports.checks.fill(self.register, self.check)

    def find(self, key: str) -> Lookup:
        status = self._status(key)
        row = self.rows[key] if status == Status.FOUND else None
        return Lookup(status, row, self.clock())

    def check(self, key: str, facts: Mapping[str, object]) -> Checked:
        status = self._status(key)
        row = self.rows[key] if status == Status.FOUND else {}
        matches = {name: row.get(name) == value for name, value in facts.items() if row}
        return Checked(status, matches, self.clock())

    def _status(self, key: str) -> Status:
        if self.down:
            return Status.UNAVAILABLE
        if key in self.unclear:
            return Status.UNKNOWN
        return Status.FOUND if key in self.rows else Status.ABSENT
