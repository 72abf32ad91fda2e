"""What the house rules look at: services, processes and tasks that have a shape."""

from collections.abc import Iterator

from yiwang.declarations.linking.processes import readable
from yiwang.declarations.problem import Problem
from yiwang.declarations.shapes import Form, Result, Role, Service
from yiwang.declarations.tree import Document, Pack, Source, Tree
from yiwang.lib import bpmn

Each = Iterator[tuple[Pack, Source[Service], Service]]


def services(tree: Tree) -> Each:
    """Yield every service that has a shape."""
    for pack in tree.packs.values():
        for source in pack.services.values():
            if source.shape is not None:
                yield pack, source, source.shape


def result_of(pack: Pack, service: Service) -> tuple[Source[Result], Result] | None:
    source = pack.results.get(service.result or "")
    return (source, source.shape) if source is not None and source.shape is not None else None


def form_of(pack: Pack, service: Service) -> tuple[Source[Form], Form] | None:
    source = pack.forms.get(service.form or "")
    return (source, source.shape) if source is not None and source.shape is not None else None


def process_of(pack: Pack, service: Service) -> tuple[Document, bpmn.Process] | None:
    document = pack.processes.get(service.process)
    process = readable(document) if document is not None else None
    return (document, process) if document is not None and process is not None else None


def tasks(process: bpmn.Process, *deeds: str) -> Iterator[bpmn.Node]:
    """Yield the user tasks with one of these deeds."""
    for node in process.nodes:
        if node.kind == "userTask" and node.config.get("deed") in deeds:
            yield node


def role_of(tree: Tree, node: bpmn.Node) -> Role | None:
    source = tree.city.roles.get(node.config.get("role", ""))
    return source.shape if source is not None else None


def at(document: Document, node: bpmn.Node, code: str, *, message: str) -> Problem:
    """Place a problem at a node of a process."""
    return Problem(document.file, node.line, code, message)
