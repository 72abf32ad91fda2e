"""Who seals. The demonstration has a seal of its own; a real provider is filled in by a connector."""

from collections.abc import Callable
from typing import TypeAlias

from yiwang.lib.ports import Port
from yiwang.services.results.types import Stamp

DEMO = "demo"
# (PDF, the organ's seal and its place) → the sealed PDF; raises OSError when it cannot just now
Sealer: TypeAlias = Callable[[bytes, Stamp], bytes]
sealers: Port[Sealer] = Port("results.sealers")
