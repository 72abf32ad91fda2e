"""Every URL pattern of the house, and how to fill what it asks for."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Place:
    """One page or API: its full pattern, and the names of what stands in its address."""

    name: str
    route: str
    asks: tuple[str, ...]
    view: Callable[..., Any]

    def address(self, values: Mapping[str, object]) -> str:
        parts = []
        for piece in self.route.split("<"):
            asked, closed, rest = piece.partition(">")
            parts.append(f"{values[asked.split(':')[-1]]}{rest}" if closed else asked)
        return "/" + "".join(parts)

    def __str__(self) -> str:
        return f"{self.name} /{self.route}"


def _walk(resolver: URLResolver, space: str = "", route: str = "") -> Iterator[Place]:
    for entry in resolver.url_patterns:
        here = route + str(entry.pattern)
        if isinstance(entry, URLResolver):
            name = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _walk(entry, name, here)
        elif isinstance(entry, URLPattern):
            asks = tuple(
                piece.partition(">")[0].split(":")[-1] for piece in here.split("<") if ">" in piece
            )
            yield Place(f"{space}{entry.name}", here, asks, entry.callback)


def places() -> list[Place]:
    return sorted(_walk(get_resolver()), key=lambda p: p.route)
