"""Folders into a tree: the city, then every pack that it uses, each with the city's overlay."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from yiwang.declarations import overlays, shapes
from yiwang.declarations.problem import Problem
from yiwang.declarations.reading import YEAR, Reader, shown
from yiwang.declarations.shapes.folders import (
    CITY_EXTRAS,
    CITY_FOLDERS,
    GENERATED,
    HEADS,
    OTHER_FOLDERS,
    PACK_EXTRAS,
    YAML_FOLDERS,
)
from yiwang.declarations.shaping import shape
from yiwang.declarations.tree import City, Pack, Source, Tree
from yiwang.lib.yaml import Node

S = TypeVar("S", bound=BaseModel)


class Gatherer:
    """Collects sources and the problems of reading and shaping them."""

    def __init__(self) -> None:
        self.reader = Reader()
        self.shaping: list[Problem] = []

    @property
    def problems(self) -> list[Problem]:
        return self.reader.problems + self.shaping

    def tree(self, city: Path, packs: Path) -> Tree:
        found = self.city(city)
        gathered = {}
        for id_ in self._used(found):
            own = city / "packs" / id_
            folder = own if own.is_dir() else packs / id_
            if not folder.is_dir():
                said = f"没有包“{id_}”：找不到文件夹 {shown(packs / id_)}"
                self.shaping.append(found.head.problem("L3", said, "packs", id_))
                continue
            gathered[id_] = self.pack(folder, city / "overlays" / id_)
        self._unused_overlays(city / "overlays", frozenset(gathered))
        return Tree(found, gathered)

    def _used(self, city: City) -> list[str]:
        value = city.head.node.value
        used = value.get("packs") if isinstance(value, dict) else None
        return sorted(used) if isinstance(used, dict) else []

    def _unused_overlays(self, folder: Path, used: frozenset[str]) -> None:
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if path.name not in used and path.name != ".gitkeep":
                said = f"覆盖了没有启用的包“{path.name}”"
                self.shaping.append(Problem(shown(path), 1, "L12", said))

    def city(self, folder: Path) -> City:
        self.reader.closed(folder, CITY_EXTRAS | {"city.yaml"} | CITY_FOLDERS.keys())
        return City(
            folder=folder,
            place=shown(folder),
            head=self.one(shapes.City, folder / "city.yaml"),
            organisations=self.many(shapes.Organisation, folder / "organisations"),
            roles=self.many(shapes.Role, folder / "roles"),
            holidays=self.many(shapes.Holidays, folder / "holidays"),
        )

    def pack(self, folder: Path, overlay: Path) -> Pack:
        allowed = PACK_EXTRAS | HEADS.keys() | YAML_FOLDERS.keys() | OTHER_FOLDERS.keys()
        self.reader.closed(folder, allowed)
        overlays.check_closed(self.reader, overlay)
        documents = {
            name: self.reader.documents(folder / name, suffix, generated=GENERATED.get(name, ()))
            for name, suffix in OTHER_FOLDERS.items()
        }
        quality = folder / "quality.yaml"
        return Pack(
            id=folder.name,
            folder=folder,
            place=shown(folder),
            head=self.one(shapes.Pack, folder / "pack.yaml", overlay),
            words=self.one(shapes.Words, folder / "words.yaml"),
            quality=self.one(shapes.Quality, quality) if quality.exists() else None,
            parameters=self.many(shapes.Parameter, folder / "parameters", overlay),
            services=self.many(shapes.Service, folder / "services", overlay),
            forms=self.many(shapes.Form, folder / "forms"),
            results=self.many(shapes.Result, folder / "results"),
            data=self.many(shapes.Data, folder / "data", overlay),
            indicators=self.many(shapes.Indicator, folder / "indicators"),
            examples=self.many(shapes.Example, folder / "examples"),
            decisions=documents["decisions"],
            processes=documents["processes"],
            notices={
                **documents["notices"],
                **overlays.notices(self, overlay, documents["notices"]),
            },
        )

    def one(self, kind: type[S], path: Path, overlay: Path | None = None) -> Source[S]:
        return self.source(kind, self.reader.yaml(path), self._over(overlay, path.name))

    def many(
        self, kind: type[S], folder: Path, overlay: Path | None = None
    ) -> Mapping[str, Source[S]]:
        pattern = YEAR if folder.name == "holidays" else None
        nodes = self.reader.yamls(folder, name=pattern) if pattern else self.reader.yamls(folder)
        found = {
            id_: self.source(kind, node, self._over(overlay, f"{folder.name}/{id_}.yaml"))
            for id_, node in nodes.items()
        }
        if overlay is not None:
            self.shaping += overlays.strangers(overlay / folder.name, frozenset(nodes), ".yaml")
        return found

    def source(self, kind: type[S], node: Node, overlay: Path | None = None) -> Source[S]:
        found, problems = shape(kind, node)
        self.shaping += problems
        id_ = Path(node.file).stem
        if overlay is None:
            return Source(node.file, id_, node, found)
        over = self.reader.yaml(overlay)
        changes, wrong = overlays.changes(kind, over)
        self.shaping += wrong
        return overlays.applied(Source(node.file, id_, node, found), over, changes)

    @staticmethod
    def _over(overlay: Path | None, name: str) -> Path | None:
        if overlay is None or not (overlay / name).is_file():
            return None
        return overlay / name
