"""What is published and pinned: the linked canonical form of each part of the city, by its hash."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from pydantic import BaseModel

from yiwang.declarations import canonical
from yiwang.declarations.loading import Loaded
from yiwang.declarations.shapes import Indicator, Service
from yiwang.declarations.tree import Document, Pack, Source
from yiwang.lib import bpmn

Body: TypeAlias = dict[str, Any]
Kind: TypeAlias = Literal["city", "service", "register", "indicator"]


@dataclass(frozen=True, slots=True)
class Release:
    """One published thing; `body` is JSON, read back with `shapes.*.model_validate`.

    The body of a service carries its process with the diagram, for pictures; the hash leaves it out.
    """

    key: str
    kind: Kind
    title: str
    body: Body
    hash: str


def releases(loaded: Loaded) -> tuple[Release, ...]:
    """Return the city, its services, registers and indicators; raises ValueError while problems remain."""
    if loaded.problems:
        raise ValueError(f"{len(loaded.problems)} problems, first: {loaded.problems[0]}")
    return tuple(_releases(loaded))


def _releases(loaded: Loaded) -> Iterator[Release]:
    yield _release("city", "city", title=loaded.city.title, body=_city(loaded))
    for pack in loaded.packs.values():
        for id_, data in pack.data.items():
            if data.shape is not None:
                yield _release(id_, "register", title=data.shape.title, body=_json(data.shape))
        for id_, service in pack.services.items():
            if service.shape is not None:
                body = _service(pack, id_, service.shape)
                yield _release(f"{pack.id}/{id_}", "service", title=service.shape.title, body=body)
        for id_, indicator in pack.indicators.items():
            if indicator.shape is not None:
                body = _indicator(pack, id_, indicator.shape)
                yield _release(
                    f"{pack.id}/{id_}", "indicator", title=indicator.shape.title, body=body
                )


def _release(key: str, kind: Kind, *, title: str, body: Body) -> Release:
    return Release(key, kind, title, body, digest(body))


def digest(body: Body) -> str:
    """Return sha256 of the canonical JSON: sorted keys, UTF-8, no spaces, no diagram of a process."""
    process = body.get("process")
    if process is not None:
        body = {**body, "process": {**process, "xml": canonical.xml(process["xml"])}}
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def _json(shape: BaseModel) -> Body:
    body: Body = shape.model_dump(mode="json", by_alias=True)
    return body


def _all(sources: Mapping[Any, BaseModel]) -> Body:
    return {str(key): _json(shape) for key, shape in sources.items()}


def _city(loaded: Loaded) -> Body:
    return {
        "city": _json(loaded.city),
        "organisations": _all(loaded.organisations),
        "roles": _all(loaded.roles),
        "holidays": [_json(year) for _, year in sorted(loaded.holidays.items())],
    }


def _indicator(pack: Pack, id_: str, indicator: Indicator) -> Body:
    """What is counted, with the words and the policy numbers that its conditions may use."""
    return {
        "pack": _head(pack),
        "id": id_,
        "indicator": _json(indicator),
        "words": {word: _json(w) for word, w in pack.vocabulary().items()},
        "parameters": {k: _json(p.shape) for k, p in pack.parameters.items() if p.shape},
    }


def _head(pack: Pack) -> Body:
    if pack.head.shape is None:
        raise LookupError(pack.head.file)
    named = {"id", "title", "owner", "version", "law"}
    head: Body = pack.head.shape.model_dump(mode="json", include=named)
    return head


def _service(pack: Pack, id_: str, service: Service) -> Body:
    return {
        "pack": _head(pack),
        "id": id_,
        "service": _json(service),
        "form": _named(pack.forms, service.form),
        "forms": {id_: _named(pack.forms, id_) for id_ in _task_forms(pack, service)},
        "words": {word: _json(w) for word, w in pack.vocabulary().items()},
        "parameters": {k: _json(p.shape) for k, p in pack.parameters.items() if p.shape},
        "decisions": {k: canonical.xml(d.text) for k, d in pack.decisions.items()},
        "process": _process(pack.processes[service.process]),
        "result": _named(pack.results, service.result),
        "notices": {f"{k}.zh.md": canonical.text(n.text) for k, n in pack.notices.items()},
    }


def _task_forms(pack: Pack, service: Service) -> list[str]:
    """Return the forms that the process names for its people, e.g. an inspection sheet."""
    nodes = bpmn.read(pack.processes[service.process].text).nodes
    return sorted({n.config["form"] for n in nodes if "form" in n.config})


def _named(sources: Mapping[str, Source[Any]], id_: str | None) -> Body | None:
    if id_ is None:
        return None
    shape = sources[id_].shape
    return _json(shape) if shape is not None else None


def _process(process: Document) -> Body:
    return {"id": process.id, "xml": canonical.xml(process.text, diagram=True)}
