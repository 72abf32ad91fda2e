"""Finding values by a path pattern in what a file says, whether or not its shape is right."""

from collections.abc import Iterator, Mapping
from typing import Any

from yiwang.declarations.tree import Source

Found = tuple[tuple[str | int, ...], Any]


def walk(value: object, *pattern: str) -> Iterator[Found]:
    """Yield (path, value) for each match; `*` stands for every item of a list or mapping."""
    if not pattern:
        yield (), value
        return
    step, rest = pattern[0], pattern[1:]
    for key, inner in _steps(value, step):
        for path, found in walk(inner, *rest):
            yield (key, *path), found


def _steps(value: object, step: str) -> Iterator[tuple[str | int, object]]:
    if isinstance(value, Mapping):
        yield from ((k, v) for k, v in value.items() if step in {"*", k})
    elif isinstance(value, list) and step == "*":
        yield from enumerate(value)


def texts(source: Source[Any], *pattern: str) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield every text at a pattern, of the file and of the city's overlay."""
    for node in source.nodes:
        for path, value in walk(node.value, *pattern):
            if isinstance(value, str):
                yield path, value
