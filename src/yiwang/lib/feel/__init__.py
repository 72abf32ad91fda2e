"""FEEL, the expression language of DMN: numbers are Decimal, dates `datetime.date`, null None."""

from yiwang.lib.feel.errors import FeelError
from yiwang.lib.feel.expression import Expression, UnaryTests, parse, parse_tests

__all__ = ["Expression", "FeelError", "UnaryTests", "parse", "parse_tests"]
