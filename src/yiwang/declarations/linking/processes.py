"""What a BPMN names: roles, deeds, ports, decisions and forms."""

from collections.abc import Collection, Iterator

from yiwang.declarations.linking.names import unknown
from yiwang.declarations.problem import Problem
from yiwang.declarations.tree import Document, Pack, Tree
from yiwang.lib import bpmn

PORTS = ("cases.grant", "cases.record", "results.issue", "messages.send")
TASK_DEEDS = ("accept", "check", "review", "decide", "deliver", "confirm")
KINDS = frozenset(
    {
        "userTask",
        "serviceTask",
        "businessRuleTask",
        "startEvent",
        "endEvent",
        "intermediateCatchEvent",
        "boundaryEvent",
        "exclusiveGateway",
        "parallelGateway",
        "inclusiveGateway",
    }
)
NEEDED = {
    "userTask": ("role", "deed"),
    "serviceTask": ("port",),
    "businessRuleTask": ("decision",),
}


def link(tree: Tree) -> Iterator[Problem]:
    for pack in tree.packs.values():
        for document in pack.processes.values():
            yield from _process(tree, pack, document)


def _process(tree: Tree, pack: Pack, document: Document) -> Iterator[Problem]:
    try:
        process = bpmn.read(document.text)
    except bpmn.BpmnError as error:
        yield Problem(document.file, error.line, "L9", error.message)
        return
    for node in process.nodes:
        for code, said in _node(tree, pack, node):
            yield Problem(document.file, node.line, code, said)


def _node(tree: Tree, pack: Pack, node: bpmn.Node) -> Iterator[tuple[str, str]]:
    label = node.name or node.id
    if node.kind not in KINDS:
        yield "L9", f"“{label}”：不支持流程元素 {node.kind}"
        return
    for key in NEEDED.get(node.kind, ()):
        if key not in node.config:
            yield "L9", f"“{label}”缺少 yw:{key}"
    checks: tuple[tuple[str, str, str, Collection[str]], ...] = (
        ("role", "L3", "角色", tree.city.roles),
        ("deed", "L11", "动作", TASK_DEEDS),
        ("port", "L10", "端口", PORTS),
        ("decision", "L3", "规则", pack.decisions),
        ("form", "L3", "表单", pack.forms),
        ("signers", "L5", "签署人数", ("1", "2")),
    )
    for key, code, what, known in checks:
        name = node.config.get(key)
        if name is not None and name not in known:
            yield code, f"“{label}”：" + unknown(what, name, known)


def each(tree: Tree) -> Iterator[tuple[Pack, Document, bpmn.Process]]:
    """Yield every process that can be read."""
    for pack in tree.packs.values():
        for document in pack.processes.values():
            if (process := readable(document)) is not None:
                yield pack, document, process


def readable(document: Document) -> bpmn.Process | None:
    """Return the process of a file, or None where it is broken (which is L9)."""
    try:
        return bpmn.read(document.text)
    except bpmn.BpmnError:
        return None
