"""The registry of house rules."""

from collections.abc import Callable, Iterator

from yiwang.declarations.problem import Problem
from yiwang.declarations.tree import Tree

Rule = Callable[[Tree], Iterator[Problem]]
RULES: dict[str, Rule] = {}


def rule(code: str) -> Callable[[Rule], Rule]:
    """Register a house rule under its code."""

    def register(function: Rule) -> Rule:
        if code in RULES:
            raise RuntimeError(f"{code} is taken")
        RULES[code] = function
        return function

    return register
