"""Bells of messages: who sends short ones, and where the thing that a message is about is shown.

A provider of short messages sends one Sms or raises Unreachable or Unavailable; it stands under a
name, chosen by YIWANG_SMS.
"""

from collections.abc import Callable

from yiwang.kernel.messages.types import Sms
from yiwang.lib.ports import Port
from yiwang.ui.components import Link

sms: Port[Callable[[Sms], None]] = Port("messages.sms")

# "<type>:<kind of actor>", e.g. "kernel_cases.case:person": the id → the page that shows it
about: Port[Callable[[str], Link]] = Port("messages.about")
