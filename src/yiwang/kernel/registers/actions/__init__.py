"""Deeds on registers."""

from yiwang.kernel.registers.actions.disclosing import disclose
from yiwang.kernel.registers.actions.rows import copy_in, correct, end, put
from yiwang.kernel.registers.actions.tables import apply

__all__ = ["apply", "copy_in", "correct", "disclose", "end", "put"]
