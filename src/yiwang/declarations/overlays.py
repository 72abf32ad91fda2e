"""What a city may replace of a pack: parameter values, notices, owners, elements of its competence."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Protocol, TypeVar

from pydantic import BaseModel

from yiwang.declarations.problem import Problem
from yiwang.declarations.reading import Reader, shown
from yiwang.declarations.shapes import Data, Pack, Parameter, Service
from yiwang.declarations.shapes.folders import OVERLAY_FOLDERS
from yiwang.declarations.shapes.overlay import (
    DataOverlay,
    PackOverlay,
    ParameterOverlay,
    ServiceOverlay,
)
from yiwang.declarations.shaping import fields_at, shape
from yiwang.declarations.tree import Document, Source
from yiwang.lib.yaml import Node

S = TypeVar("S", bound=BaseModel)
KINDS: dict[type[BaseModel], type[BaseModel]] = {
    Pack: PackOverlay,
    Data: DataOverlay,
    Parameter: ParameterOverlay,
    Service: ServiceOverlay,
}
ALLOWED = frozenset({"pack.yaml", "notices"} | OVERLAY_FOLDERS.keys())


class Gathers(Protocol):
    """What this module needs of the gatherer."""

    reader: Reader
    shaping: list[Problem]


def check_closed(reader: Reader, overlay: Path) -> None:
    """Refuse rules, forms, procedures and whatever else an overlay may not hold."""
    for path in sorted(overlay.iterdir()) if overlay.is_dir() else ():
        if path.name not in ALLOWED and path.name != ".gitkeep":
            said = f"本市不能改“{path.name}”，需要改就另建一个包"
            reader.problems.append(Problem(shown(path), 1, "L12", said))


def strangers(folder: Path, known: frozenset[str], suffix: str) -> Iterable[Problem]:
    """Find overlays of things that the pack does not have."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if not path.name.endswith(suffix) or path.name.removesuffix(suffix) not in known:
            said = f"包里没有 {folder.name}/{path.name}，无从覆盖"
            yield Problem(shown(path), 1, "L12", said)


def changes(kind: type[BaseModel], node: Node) -> tuple[BaseModel | None, list[Problem]]:
    """Read an overlay; a key that the city may not change is L12, not S3."""
    found, problems = shape(KINDS[kind], node)
    allowed = "、".join(sorted(fields_at(KINDS[kind], ())))
    said = [
        replace(p, code="L12", message=f"本市不能改这一项，只能改 {allowed}")
        if p.code == "S3"
        else p
        for p in problems
    ]
    return found, said


def applied(source: Source[S], node: Node, over: BaseModel | None) -> Source[S]:
    """Return the source with the city's values in its shape and both files in its lines."""
    theirs = frozenset(node.value) if isinstance(node.value, dict) else frozenset()
    value = source.node.value
    kept = {k: v for k, v in value.items() if k not in theirs} if isinstance(value, dict) else value
    shape_ = source.shape
    if shape_ is not None and over is not None:
        given = {name: getattr(over, name) for name in over.model_fields_set}
        shape_ = shape_.model_copy(update=given)
    return replace(source, node=replace(source.node, value=kept), shape=shape_, overlay=node)


def notices(
    gatherer: Gathers, overlay: Path, base: Mapping[str, Document]
) -> Mapping[str, Document]:
    """Read the city's own notices, each in place of one of the pack."""
    folder = overlay / "notices"
    gatherer.shaping += strangers(folder, frozenset(base), ".zh.md")
    found = gatherer.reader.documents(folder, ".zh.md")
    return {id_: document for id_, document in found.items() if id_ in base}
