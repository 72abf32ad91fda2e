"""The bell of identity: a connector runs the protocol, the kernel takes its claims."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TypeAlias

from yiwang.kernel.access.types import Claims, Start
from yiwang.lib.ports import Port

PROVIDER = "identity"

# begin(return address) -> where to send the browser
Begin: TypeAlias = Callable[[str], Start]
# finish(return address, what was held, the query that came back, now) -> claims; raises Refused
Finish: TypeAlias = Callable[[str, Mapping[str, str], Mapping[str, str], datetime], Claims]

begin: Port[Begin] = Port("access.identity.begin")
finish: Port[Finish] = Port("access.identity.finish")
