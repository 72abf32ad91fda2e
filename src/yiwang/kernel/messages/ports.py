"""Providers of short messages: fill `sms` under a name and choose it by YIWANG_SMS.

A provider sends one Sms or raises Unreachable or Unavailable.
"""

from collections.abc import Callable

from yiwang.kernel.messages.types import Sms
from yiwang.lib.ports import Port

sms: Port[Callable[[Sms], None]] = Port("messages.sms")
