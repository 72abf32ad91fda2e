"""Step three: every name resolves and every word is defined.

It works on raw values, so that a shape error in a file never hides its link errors.
"""

from collections.abc import Iterator

from yiwang.declarations.linking import city, names, processes, rules, words
from yiwang.declarations.problem import Problem
from yiwang.declarations.tree import Tree

LINKERS = (city.link, names.link, words.link, processes.link, rules.link)


def link(tree: Tree) -> Iterator[Problem]:
    """Yield every name that leads nowhere."""
    for linker in LINKERS:
        yield from linker(tree)
