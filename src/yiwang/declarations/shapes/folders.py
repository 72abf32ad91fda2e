"""Which folder holds which shape, in a pack, a city and an overlay."""

from pydantic import BaseModel

from yiwang.declarations.shapes import city, overlay, pack, service

YAML_FOLDERS: dict[str, type[BaseModel]] = {
    "parameters": pack.Parameter,
    "services": service.Service,
    "forms": service.Form,
    "results": service.Result,
    "data": pack.Data,
    "indicators": pack.Indicator,
    "examples": pack.Example,
}
OTHER_FOLDERS: dict[str, str] = {"decisions": ".dmn", "processes": ".bpmn", "notices": ".zh.md"}
HEADS: dict[str, type[BaseModel]] = {
    "pack.yaml": pack.Pack,
    "words.yaml": pack.Words,
    "quality.yaml": pack.Quality,
}
CITY_FOLDERS: dict[str, type[BaseModel]] = {
    "organisations": city.Organisation,
    "roles": city.Role,
    "holidays": city.Holidays,
}
OVERLAY_FOLDERS: dict[str, type[BaseModel]] = {
    "parameters": overlay.ParameterOverlay,
    "services": overlay.ServiceOverlay,
    "data": overlay.DataOverlay,
}
# what may also stand in a folder: generated files, pictures, the city's own data
PACK_EXTRAS = frozenset({"README.md", "words.en.yaml"})
CITY_EXTRAS = frozenset(
    {
        "README.md",
        "city.lock",
        "regions.csv",
        "places",
        "packs",
        "overlays",
        "registers",
        ".gitkeep",
    }
)
GENERATED: dict[str, tuple[str, ...]] = {"processes": (".svg",)}
