"""Maps without WebGL: GeoJSON areas and points drawn as SVG on the server."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import Any

Point = tuple[float, float]  # longitude, latitude in degrees


@dataclass(frozen=True, slots=True)
class Area:
    """One area; `level` 0 to 4 is its depth of colour."""

    title: str
    rings: tuple[tuple[Point, ...], ...]
    url: str = ""
    level: int = 0
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    title: str
    at: Point
    url: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    title: str
    path: str
    url: str
    level: int
    chosen: bool
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Dot:
    title: str
    x: float
    y: float
    url: str


@dataclass(frozen=True, slots=True)
class Drawing:
    title: str
    width: int
    height: int
    shapes: tuple[Shape, ...]
    dots: tuple[Dot, ...]
    source: str = ""


def rings(geometry: Mapping[str, Any]) -> Iterator[tuple[Point, ...]]:
    """Yield the rings of a GeoJSON Polygon or MultiPolygon."""
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    for polygon in polygons:
        for ring in polygon:
            yield tuple((float(x), float(y)) for x, y, *_ in ring)


def draw(
    title: str,
    *,
    areas: Sequence[Area] = (),
    places: Sequence[Place] = (),
    width: int = 960,
    height: int = 640,
    source: str = "",
) -> Drawing:
    """Project areas and places onto a sheet of `width` × `height` units, north up, whole.

    Plate carrée at the middle latitude: good for a county, not for a country.
    """
    points = [p for a in areas for ring in a.rings for p in ring] + [p.at for p in places]
    if not points:
        return Drawing(title, width, height, (), (), source)
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    squeeze = cos(radians((south + north) / 2))
    margin = 24.0
    scale = min(
        (width - 2 * margin) / max((east - west) * squeeze, 1e-9),
        (height - 2 * margin) / max(north - south, 1e-9),
    )
    aside = (width - (east - west) * squeeze * scale) / 2
    above = (height - (north - south) * scale) / 2

    def put(point: Point) -> Point:
        x, y = point
        return (
            round(aside + (x - west) * squeeze * scale, 1),
            round(above + (north - y) * scale, 1),
        )

    shapes = tuple(_shape(area, [[put(p) for p in ring] for ring in area.rings]) for area in areas)
    dots = tuple(Dot(p.title, *put(p.at), p.url) for p in places)
    return Drawing(title, width, height, shapes, dots, source)


def _shape(area: Area, drawn: Sequence[Sequence[Point]]) -> Shape:
    path = "".join("M" + "L".join(f"{x} {y}" for x, y in ring) + "Z" for ring in drawn)
    largest = max(drawn, key=len)
    x, y = _middle(largest)
    return Shape(area.title, path, area.url, area.level, area.chosen, x, y)


def _middle(ring: Iterable[Point]) -> Point:
    xs, ys = zip(*ring, strict=True)
    return round((min(xs) + max(xs)) / 2, 1), round((min(ys) + max(ys)) / 2, 1)
