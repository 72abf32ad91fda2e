"""JSON Schemas for editors and the reference of keys and problems, all from the shapes and rules."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from yiwang.declarations import shapes
from yiwang.declarations.deeds import DEEDS
from yiwang.declarations.judging.rule import RULES
from yiwang.declarations.linking.processes import PORTS
from yiwang.declarations.problem import CODES
from yiwang.declarations.shapes import overlay
from yiwang.declarations.shapes.folders import CITY_FOLDERS, HEADS, YAML_FOLDERS
from yiwang.declarations.vocabulary import CASE_WORDS, DOCUMENT_WORDS, TASK_WORDS

FILES: Mapping[str, type[BaseModel]] = {
    **{name.removesuffix(".yaml"): kind for name, kind in HEADS.items()},
    **YAML_FOLDERS,
    "city": shapes.City,
    **CITY_FOLDERS,
    "overlays-pack": overlay.PackOverlay,
    "overlays-services": overlay.ServiceOverlay,
    "overlays-parameters": overlay.ParameterOverlay,
    "overlays-data": overlay.DataOverlay,
}
PLACES: Mapping[str, str] = {
    "pack": "pack.yaml",
    "words": "words.yaml",
    "quality": "quality.yaml",
    "city": "city.yaml",
}
STAGES = {"S": "形状", "L": "连接", "J": "评判", "T": "样例"}
GENERATED = "<!-- 由 yiwang schemas 生成，请勿手改 -->\n"


def reference() -> Mapping[str, str]:
    """Return every generated file, by its path below docs/reference."""
    found = {f"schemas/{name}.json": _schema(kind) for name, kind in FILES.items()}
    return {**found, "keys.md": _keys(), "problems.md": _problems()}


def stale(folder: Path) -> list[Path]:
    """Return the files below `folder` that are missing or out of date."""
    return [
        folder / name
        for name, text in reference().items()
        if not (folder / name).is_file() or (folder / name).read_text(encoding="utf-8") != text
    ]


def write(folder: Path) -> list[Path]:
    """Write what is stale; returns the files written."""
    old = stale(folder)
    texts = reference()
    for path in old:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(texts[str(path.relative_to(folder))], encoding="utf-8")
    return old


def _schema(kind: type[BaseModel]) -> str:
    schema = _plain(kind.model_json_schema(by_alias=True))
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _plain(schema: Any, *, names: bool = False) -> Any:
    """Leave out pydantic's English titles and our English docstrings; `names`: keys are names."""
    if isinstance(schema, list):
        return [_plain(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    model = "properties" in schema or schema.get("type") == "object"
    return {
        key: _plain(value, names=key in {"properties", "$defs"} and not names)
        for key, value in schema.items()
        if names or not (key == "title" or (key == "description" and model and _english(value)))
    }


def _english(text: object) -> bool:
    return isinstance(text, str) and text[:1].isascii()


def _keys() -> str:
    lines = [GENERATED, "# 声明的键", "", "键来自封闭清单，拼写只有一种；带 * 的必须写。", ""]
    for name, kind in FILES.items():
        lines += [f"## {PLACES.get(name, name.replace('-', '/') + '/<编号>.yaml')}", ""]
        for path, model in _models(kind, name):
            lines += [f"### {path}", ""] if path != name else []
            lines += ["| 键 | 说明 |", "| --- | --- |"]
            for field, info in model.model_fields.items():
                star = " *" if info.is_required() else ""
                lines.append(f"| `{info.alias or field}`{star} | {info.description or ''} |")
            lines.append("")
    return "\n".join([*lines, *_lists()])


def _lists() -> Iterator[str]:
    """Yield the closed lists that the keys refer to."""
    words = {
        **{word: w.means or "" for word, w in CASE_WORDS.items()},
        **{word: "、".join(values) for word, values in TASK_WORDS.values()},
    }
    ports = {
        "cases.grant": "由规则准予",
        "cases.record": "只作登记",
        "results.issue": "出具结果",
        "messages.send": "发送通知",
    }
    tables = (
        ("办件自带的词（不必写进 words.yaml）", words),
        ("只有文书、通知和结果可用的词", DOCUMENT_WORDS),
        ("角色可做的事", DEEDS),
        ("流程的任务（yw:deed）", {deed: word for deed, (word, _) in TASK_WORDS.items()}),
        ("流程的端口（yw:port）", {port: ports[port] for port in PORTS}),
    )
    for title, rows in tables:
        yield f"## {title}\n"
        yield "| 写法 | 说明 |\n| --- | --- |"
        yield "\n".join(f"| `{key}` | {means} |" for key, means in rows.items()) + "\n"


def _models(kind: type[BaseModel], path: str) -> Iterator[tuple[str, type[BaseModel]]]:
    """Yield a model and, below it, every model of its fields, each with the path of its key."""
    root = kind.model_fields.get("root")
    if root is not None:
        for inner in _inner(root.annotation):
            yield from _models(inner, path)
        return
    yield path, kind
    for field, info in kind.model_fields.items():
        for inner in _inner(info.annotation):
            yield from _models(inner, f"{path}.{info.alias or field}")


def _inner(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [m for part in getattr(annotation, "__args__", ()) for m in _inner(part)]


def _problems() -> str:
    rules = {code: (rule.__doc__ or "").strip() for code, rule in RULES.items()}
    lines = [GENERATED, "# 问题代码", "", "`yiwang check` 每行写 `文件:行: 代码 说明`。", ""]
    for letter, title in STAGES.items():
        lines += [f"## {letter} {title}", "", "| 代码 | 说明 |", "| --- | --- |"]
        found = {code: text for code, text in (CODES | rules).items() if code[0] == letter}
        for code in sorted(found, key=lambda c: int(c[1:])):
            lines.append(f"| {code} | {found[code]} |")
        lines.append("")
    return "\n".join(lines)
