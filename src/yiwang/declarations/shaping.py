"""Step two: values into shapes; what pydantic finds is said in Chinese, at the line of the value."""

import difflib
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from yiwang.declarations.problem import Problem
from yiwang.lib.yaml import Node

S = TypeVar("S", bound=BaseModel)
Path = tuple[str | int, ...]

MISSING = object()
EXPECTED: dict[str, str] = {
    "string_type": "应为文字；编码和版本号请加引号",
    "int_type": "应为整数",
    "int_parsing": "应为整数",
    "int_from_float": "应为整数",
    "float_type": "应为数",
    "bool_type": "应为 true 或 false",
    "bool_parsing": "应为 true 或 false",
    "date_type": "应为日期，如 2026-01-31",
    "date_parsing": "应为日期，如 2026-01-31",
    "date_from_datetime_parsing": "应为日期，如 2026-01-31",
    "datetime_type": "应为时间，如 2026-01-31 09:30",
    "tuple_type": "应为列表，每项以“- ”开头",
    "dict_type": "应为“键: 值”",
    "model_type": "应为“键: 值”",
    "model_attributes_type": "应为“键: 值”",
    "string_too_short": "不能为空",
    "too_short": "至少要有一项",
    "literal_error": "不能是“{given}”，只能是 {choices}",
    "string_pattern_mismatch": "“{given}”不符合格式 {pattern}",
    "greater_than": "应大于 {gt}，现在是 {given}",
    "greater_than_equal": "不能小于 {ge}，现在是 {given}",
    "value_error": "{error}",
}


def shape(kind: type[S], node: Node) -> tuple[S | None, list[Problem]]:
    """Return the shape of a node, or None and every fault of it."""
    if node.value is None:
        said = [] if not node.lines else [Problem(node.file, 1, "S2", "文件是空的")]
        return None, said
    try:
        return kind.model_validate(node.value), []
    except ValidationError as error:
        return None, list(_problems(kind, node, error.errors()))


def _problems(
    kind: type[BaseModel], node: Node, errors: Iterable[ErrorDetails]
) -> Iterable[Problem]:
    found: dict[Path, ErrorDetails] = {}  # one per path: the members of a union say the same
    for error in errors:
        found.setdefault(_real(node.value, error), error)
    meant = {
        (*path[:-1], near)
        for path, error in found.items()
        if error["type"] == "extra_forbidden" and (near := _nearest(kind, path))
    }
    for path, error in found.items():
        if path not in meant and not _caused(path, error, found):
            code, said = _said(kind, path, error)
            yield Problem(node.file, node.line_of(path), code, said)


def _caused(path: Path, error: ErrorDetails, found: Iterable[Path]) -> bool:
    """Tell whether a list is too short only because its items are wrong."""
    deeper = any(other[: len(path)] == path and other != path for other in found)
    return error["type"] == "too_short" and deeper


def _real(value: object, error: ErrorDetails) -> Path:
    """Drop from pydantic's location what is no key of the file (members of unions)."""
    loc, missing = error["loc"], error["type"] == "missing"
    path: list[str | int] = []
    for step in loc[:-1] if missing else loc:
        found = _step(value, step)
        if found is not MISSING:
            value = found
            path.append(step)
    return (*path, loc[-1]) if missing else tuple(path)


def _step(value: object, step: str | int) -> object:
    if isinstance(value, Mapping):
        return value.get(step, MISSING)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return MISSING


def _said(kind: type[BaseModel], path: Path, error: ErrorDetails) -> tuple[str, str]:
    name = str(path[-1]) if path else "文件"
    where = ".".join(str(p + 1 if isinstance(p, int) else p) for p in path)
    if error["type"] == "missing":
        return "S2", f"缺少 {name}{_gloss(kind, path)}" + _inside(path)
    if error["type"] == "extra_forbidden":
        return "S3", f"不认识 {name}" + _closest(kind, path)
    return "S4", f"{where or name}{_gloss(kind, path)}：{_expected(error)}"


def _inside(path: Path) -> str:
    return (
        f"，应写在 {'.'.join(str(p) for p in path[:-1] if isinstance(p, str))} 里"
        if path[1:]
        else ""
    )


def _expected(error: ErrorDetails) -> str:
    context: Mapping[str, Any] = error.get("ctx", {})
    said = EXPECTED.get(error["type"], "“{given}”不合要求")
    choices = str(context.get("expected", "")).replace(" or ", ", ").replace("'", "")
    return said.format(given=error["input"], choices=choices.replace(", ", "、"), **context)


def fields_at(kind: type[BaseModel], path: Path) -> Mapping[str, FieldInfo]:
    """Return the closed keys at a path: by the name written in the file."""
    models: list[type[BaseModel]] = [kind]
    for step in path:
        annotations: list[object] = []
        for model in models:
            if isinstance(step, str):
                known = _named(model)
                annotations += [known[step].annotation] if step in known else []
                root = model.model_fields.get("root")
                annotations += [root.annotation] if root else []
        models = [m for a in annotations for m in _models(a)] or (
            models if isinstance(step, int) else []
        )
    return {name: info for model in models for name, info in _named(model).items()}


def _named(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return {info.alias or name: info for name, info in model.model_fields.items()}


def _models(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models(part)]


def _gloss(kind: type[BaseModel], path: Path) -> str:
    keys = [p for p in path if isinstance(p, str)]
    if not keys:
        return ""
    last = max(i for i, p in enumerate(path) if isinstance(p, str))
    info = fields_at(kind, path[:last]).get(keys[-1])
    if info is None or not info.description:
        return ""
    short = info.description.split("；")[0].split("，")[0].split("：")[0]
    return f"（{short}）"


def _nearest(kind: type[BaseModel], path: Path) -> str:
    near = difflib.get_close_matches(str(path[-1]), sorted(fields_at(kind, path[:-1])), n=1)
    return near[0] if near else ""


def _closest(kind: type[BaseModel], path: Path) -> str:
    if near := _nearest(kind, path):
        return f"，是不是 {near}？"
    return f"；这里可以写 {'、'.join(sorted(fields_at(kind, path[:-1])))}"
