"""DMN, the decision models of the declared city: tables that officials read, and their engine."""

from yiwang.lib.dmn.errors import DmnError, Fault
from yiwang.lib.dmn.model import Model
from yiwang.lib.dmn.reader import read
from yiwang.lib.dmn.shapes import Decided, Decision, Match, RuleText, Table

__all__ = [
    "Decided",
    "Decision",
    "DmnError",
    "Fault",
    "Match",
    "Model",
    "RuleText",
    "Table",
    "read",
]
