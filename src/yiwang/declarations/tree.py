"""A read city: every file with its lines, and its shape where it has one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel

from yiwang.declarations import shapes
from yiwang.declarations.problem import Problem
from yiwang.lib.yaml import Node

S = TypeVar("S", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Source(Generic[S]):
    """One YAML file. `shape` is None when the file has a shape problem.

    `overlay` is the city's own part; the keys that it replaces are taken out of `node`.
    """

    file: str
    id: str
    node: Node
    shape: S | None
    overlay: Node | None = None

    @property
    def nodes(self) -> tuple[Node, ...]:
        return (self.node,) if self.overlay is None else (self.node, self.overlay)

    def problem(self, code: str, message: str, *path: str | int) -> Problem:
        """Place a problem at the line of the value at `path`, in whichever file holds it."""
        own = self.overlay
        if own is not None and path and isinstance(own.value, dict) and path[0] in own.value:
            return Problem(own.file, own.line_of(path), code, message)
        return Problem(self.file, self.node.line_of(path), code, message)


@dataclass(frozen=True, slots=True)
class Document:
    """One DMN, BPMN or Markdown file."""

    file: str
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Pack:
    """One folder of packs/, with the city's overlay already applied to the shapes."""

    id: str
    folder: Path
    place: str
    head: Source[shapes.Pack]
    words: Source[shapes.Words]
    quality: Source[shapes.Quality] | None = None
    parameters: Mapping[str, Source[shapes.Parameter]] = field(default_factory=dict)
    services: Mapping[str, Source[shapes.Service]] = field(default_factory=dict)
    forms: Mapping[str, Source[shapes.Form]] = field(default_factory=dict)
    results: Mapping[str, Source[shapes.Result]] = field(default_factory=dict)
    data: Mapping[str, Source[shapes.Data]] = field(default_factory=dict)
    indicators: Mapping[str, Source[shapes.Indicator]] = field(default_factory=dict)
    examples: Mapping[str, Source[shapes.Example]] = field(default_factory=dict)
    decisions: Mapping[str, Document] = field(default_factory=dict)
    processes: Mapping[str, Document] = field(default_factory=dict)
    notices: Mapping[str, Document] = field(default_factory=dict)

    def vocabulary(self) -> Mapping[str, shapes.Word]:
        """Every word of words.yaml that has a shape."""
        return self.words.shape.root if self.words.shape else {}

    def titles(self) -> frozenset[str]:
        """Return the titles of the parameters, which are words too."""
        found = (_title(p.node.value) for p in self.parameters.values())
        return frozenset(t for t in found if t)


@dataclass(frozen=True, slots=True)
class City:
    """One folder of cities/."""

    folder: Path
    place: str
    head: Source[shapes.City]
    organisations: Mapping[str, Source[shapes.Organisation]] = field(default_factory=dict)
    roles: Mapping[str, Source[shapes.Role]] = field(default_factory=dict)
    holidays: Mapping[str, Source[shapes.Holidays]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tree:
    """Everything that was read, before and after linking."""

    city: City
    packs: Mapping[str, Pack]

    def registers(self) -> Mapping[str, Source[shapes.Data]]:
        """Every data/ file of every pack in use, by its id."""
        return {key: data for pack in self.packs.values() for key, data in pack.data.items()}


def _title(value: object) -> str:
    title = value.get("title") if isinstance(value, dict) else None
    return title if isinstance(title, str) else ""
