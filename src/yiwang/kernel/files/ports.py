"""The virus scanner: `scan` is filled under "scanner" when the city runs one."""

from collections.abc import Callable

from yiwang.kernel.files.types import Scanned
from yiwang.lib.ports import Port

scan: Port[Callable[[bytes], Scanned]] = Port("files.scan")
