"""`load`: read ▸ shape ▸ link ▸ judge a city folder; every problem comes out in one run."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from yiwang.declarations import shapes
from yiwang.declarations.gathering import Gatherer
from yiwang.declarations.judging import judge
from yiwang.declarations.linking import link
from yiwang.declarations.problem import Problem
from yiwang.declarations.tree import Pack, Tree


@dataclass(frozen=True, slots=True)
class Loaded:
    """A declared city. Where `problems` is not empty some shapes may be missing."""

    tree: Tree
    problems: tuple[Problem, ...]

    @property
    def city(self) -> shapes.City:
        """Return city.yaml; raises LookupError when it has a shape problem."""
        if self.tree.city.head.shape is None:
            raise LookupError(self.tree.city.head.file)
        return self.tree.city.head.shape

    @property
    def organisations(self) -> Mapping[str, shapes.Organisation]:
        return {k: s.shape for k, s in self.tree.city.organisations.items() if s.shape}

    @property
    def roles(self) -> Mapping[str, shapes.Role]:
        return {k: s.shape for k, s in self.tree.city.roles.items() if s.shape}

    @property
    def holidays(self) -> Mapping[int, shapes.Holidays]:
        return {int(k): s.shape for k, s in self.tree.city.holidays.items() if s.shape}

    @property
    def packs(self) -> Mapping[str, Pack]:
        return self.tree.packs


def load(city: Path, packs: Path) -> Loaded:
    """Read the city at `city` with the packs it names, from its own packs/ or from `packs`."""
    gatherer = Gatherer()
    tree = gatherer.tree(city.absolute(), packs.absolute())
    problems = {*gatherer.problems, *link(tree), *judge(tree)}
    return Loaded(tree, tuple(sorted(problems)))
