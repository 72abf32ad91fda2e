"""Which files the book consists of, whether they are fresh, and writing them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from yiwang.declarations.book.handbook import handbook
from yiwang.declarations.book.markdown import Titles
from yiwang.declarations.gathering import Gatherer
from yiwang.declarations.linking.processes import readable
from yiwang.declarations.loading import Loaded
from yiwang.lib import bpmn


@dataclass(frozen=True, slots=True)
class Page:
    """One generated file."""

    path: Path
    text: str

    @property
    def is_fresh(self) -> bool:
        return self.path.is_file() and self.path.read_text(encoding="utf-8") == self.text


def pages(loaded: Loaded) -> Iterator[Page]:
    """Yield the handbook and the pictures of every pack in use, as the pack is without overlays."""
    registers = loaded.tree.registers()
    titles = Titles(
        organisations={id_: o.title for id_, o in loaded.organisations.items()},
        registers={id_: d.shape.title for id_, d in registers.items() if d.shape},
    )
    for id_, used in loaded.packs.items():
        pack = Gatherer().pack(used.folder, used.folder / ".none")
        yield Page(used.folder / "README.md", handbook(pack, titles=titles))
        for name, document in loaded.packs[id_].processes.items():
            process = readable(document)
            if process is not None:
                yield Page(used.folder / "processes" / f"{name}.svg", bpmn.draw(process))


def stale(loaded: Loaded) -> list[Path]:
    """Return every generated file that is missing or no longer says what its source says."""
    return [page.path for page in pages(loaded) if not page.is_fresh]


def write(loaded: Loaded) -> list[Path]:
    """Write what is stale; returns the files written."""
    written = []
    for page in pages(loaded):
        if not page.is_fresh:
            page.path.write_text(page.text, encoding="utf-8")
            written.append(page.path)
    return written
