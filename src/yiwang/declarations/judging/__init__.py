"""Step four: the house rules, one function each; its docstring explains it in the reference."""

from collections.abc import Iterator

from yiwang.declarations.judging import (
    asking,
    city,
    indicators,
    parameters,
    processes,
    rules,
    services,
)
from yiwang.declarations.judging.rule import RULES
from yiwang.declarations.problem import Problem
from yiwang.declarations.tree import Tree

ROOMS = (services, asking, processes, parameters, rules, city, indicators)


def judge(tree: Tree) -> Iterator[Problem]:
    """Yield every breach of a house rule."""
    for rule in RULES.values():
        yield from rule(tree)
