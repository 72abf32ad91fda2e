"""Step one: files into values with lines. The folder decides what a file is, its name is its id."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from yiwang.declarations.problem import Problem
from yiwang.declarations.tree import Document
from yiwang.lib.yaml import Node, YamlError, read

ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
YEAR = re.compile(r"\d{4}")


def shown(path: Path) -> str:
    """Return the path as printed: relative to where the command runs when it lies below."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


class Reader:
    """Reads files and collects what is wrong with them and with the places they stand in."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def yaml(self, path: Path) -> Node:
        """Read one YAML file; a missing or broken one becomes an empty node and a problem."""
        file = shown(path)
        empty = Node(file, None, {}, {})
        text = self.text(path)
        if text is None:
            return empty
        try:
            return read(text, file=file)
        except YamlError as error:
            self.problems.append(Problem(file, error.line, "S1", error.message))
            return empty

    def text(self, path: Path) -> str | None:
        file = shown(path)
        if not path.is_file():
            self.problems.append(Problem(file, 1, "L13", f"缺少 {path.name}"))
            return None
        try:
            return path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            self.problems.append(Problem(file, 1, "S1", "文件不是 UTF-8 文本"))
            return None

    def yamls(self, folder: Path, *, name: re.Pattern[str] = ID) -> Mapping[str, Node]:
        """Read every <id>.yaml of a folder; anything else in it is a problem."""
        paths = self._files(folder, ".yaml", name=name)
        return {path.stem: self.yaml(path) for path in paths}

    def documents(
        self, folder: Path, suffix: str, *, generated: tuple[str, ...] = ()
    ) -> Mapping[str, Document]:
        """Read every <id><suffix> of a folder as text."""
        found = {}
        for path in self._files(folder, suffix, name=ID, generated=generated):
            id_ = path.name.removesuffix(suffix)
            found[id_] = Document(shown(path), id_, self.text(path) or "")
        return found

    def _files(
        self,
        folder: Path,
        suffix: str,
        *,
        name: re.Pattern[str],
        generated: tuple[str, ...] = (),
    ) -> Iterator[Path]:
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if path.name == ".gitkeep" or path.name.endswith(generated or ("\0",)):
                continue
            if not path.name.endswith(suffix) or not path.is_file():
                self.stray(path)
            elif not name.fullmatch(path.name.removesuffix(suffix)):
                said = "文件名就是编号，只能用小写字母、数字和连字符"
                self.problems.append(Problem(shown(path), 1, "L1", said))
            else:
                yield path

    def stray(self, path: Path) -> None:
        said = f"“{path.parent.name}/”里不该有“{path.name}”"
        self.problems.append(Problem(shown(path), 1, "L2", said))

    def closed(self, folder: Path, allowed: frozenset[str]) -> None:
        """Refuse what a folder holds beyond `allowed`."""
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if path.name not in allowed:
                self.stray(path)
