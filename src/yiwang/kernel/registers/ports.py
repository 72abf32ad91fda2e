"""Bells of registers that someone else keeps: connectors fill them under the register's id."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from yiwang.kernel.registers.types import Checked, Lookup
from yiwang.lib.ports import Port

Find: TypeAlias = Callable[[str], Lookup]  # key -> row
Check: TypeAlias = Callable[[str, Mapping[str, object]], Checked]  # key, facts -> yes or no

remote: Port[Find] = Port("registers.remote")
checks: Port[Check] = Port("registers.checks")
