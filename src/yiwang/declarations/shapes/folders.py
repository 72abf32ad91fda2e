"""Which folder of a pack holds which shape."""

from yiwang.declarations.shapes import pack, service
from yiwang.declarations.shapes.base import Shape

YAML_FOLDERS: dict[str, type[Shape]] = {
    "parameters": pack.Parameter,
    "services": service.Service,
    "forms": service.Form,
    "results": service.Result,
    "data": pack.Data,
    "indicators": pack.Indicator,
    "examples": pack.Example,
}
OTHER_FOLDERS: dict[str, str] = {"decisions": ".dmn", "processes": ".bpmn", "notices": ".zh.md"}
