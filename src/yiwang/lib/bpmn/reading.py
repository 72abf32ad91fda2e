"""Reads BPMN 2.0 XML: no entities, no network, no scripts, no element it does not know."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from operator import attrgetter

from lxml import etree

from yiwang.lib.bpmn.process import Bounds, BpmnError, Flow, Lane, Node, Point, Process

NAMESPACE = "https://yiwang.dev/bpmn"
MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI"
SIZES = "http://www.omg.org/spec/DD/20100524/DC"
LINES = "http://www.omg.org/spec/DD/20100524/DI"

SUBPROCESSES = frozenset({"subProcess", "transaction", "adHocSubProcess"})
NODES = SUBPROCESSES | {
    "task",
    "userTask",
    "manualTask",
    "serviceTask",
    "businessRuleTask",
    "sendTask",
    "receiveTask",
    "callActivity",
    "startEvent",
    "endEvent",
    "boundaryEvent",
    "intermediateCatchEvent",
    "intermediateThrowEvent",
    "exclusiveGateway",
    "parallelGateway",
    "inclusiveGateway",
    "eventBasedGateway",
    "complexGateway",
}
SCRIPTS = frozenset({"scriptTask", "script", "preScript", "postScript"})
ASIDE = frozenset(
    {
        "documentation",
        "extensionElements",
        "laneSet",
        "ioSpecification",
        "ioBinding",
        "property",
        "dataObject",
        "dataObjectReference",
        "dataStoreReference",
        "association",
        "textAnnotation",
        "group",
        "auditing",
        "monitoring",
        "supports",
        "correlationSubscription",
        "resourceRole",
        "performer",
        "humanPerformer",
        "potentialOwner",
        "incoming",
        "outgoing",
        "dataInputAssociation",
        "dataOutputAssociation",
        "standardLoopCharacteristics",
        "multiInstanceLoopCharacteristics",
        "completionCondition",
        "sequenceFlow",
    }
)
SOURCELINE = attrgetter("sourceline")  # the stubs give it no type
DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]*\?>")


def read(xml: str) -> Process:
    """Read the one process of a file; raises BpmnError."""
    processes = read_all(xml)
    if len(processes) != 1:
        raise BpmnError(f"一个文件只能有一个流程，这里有 {len(processes)} 个")
    return processes[0]


def read_all(xml: str) -> tuple[Process, ...]:
    """Read every process of a file, with the positions of its diagram when there is one."""
    root = _parse(xml)
    if root.tag != f"{{{MODEL}}}definitions":
        raise BpmnError("这不是 BPMN 2.0 文件", _line(root))
    for element in root.iter("*"):
        if etree.QName(element).localname in SCRIPTS:
            raise BpmnError("流程里不能有脚本，请改用规则（DMN）或服务任务", _line(element))
    diagram = _Diagram.of(root)
    return tuple(_process(each, diagram) for each in root.iterfind(f"{{{MODEL}}}process"))


def _parse(xml: str) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(DECLARATION.sub("", xml, count=1).encode(), parser)
    except etree.XMLSyntaxError as error:
        raise BpmnError(f"不是完整的 XML（{error.msg}）", error.lineno or 1) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise BpmnError("不能有 DOCTYPE 或实体")
    return root


@dataclass(slots=True)
class _Diagram:
    bounds: dict[str, Bounds] = field(default_factory=dict)
    points: dict[str, tuple[Point, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: etree._Element) -> "_Diagram":
        found = cls()
        for shape in root.iter(f"{{{DIAGRAM}}}BPMNShape"):
            box = shape.find(f"{{{SIZES}}}Bounds")
            if box is not None:
                found.bounds.setdefault(_local(shape.get("bpmnElement")), _bounds(box))
        for edge in root.iter(f"{{{DIAGRAM}}}BPMNEdge"):
            points = tuple(
                (_number(point, "x"), _number(point, "y"))
                for point in edge.iterfind(f"{{{LINES}}}waypoint")
            )
            found.points.setdefault(_local(edge.get("bpmnElement")), points)
        return found


def _bounds(box: etree._Element) -> Bounds:
    x, y, width, height = (_number(box, name) for name in ("x", "y", "width", "height"))
    return Bounds(x, y, width, height)


def _number(element: etree._Element, name: str) -> float:
    text = element.get(name, "")
    try:
        return float(text)
    except ValueError:
        raise BpmnError(f"图形坐标“{name}={text}”不是数", _line(element)) from None


def _process(element: etree._Element, diagram: _Diagram) -> Process:
    lanes, lane_of = _lanes(element, diagram)
    nodes: list[Node] = []
    flows: list[Flow] = []
    for child, parent in _elements(element, ""):
        if etree.QName(child).localname == "sequenceFlow":
            flows.append(_flow(child, diagram))
        else:
            lane = lane_of.get(child.get("id", ""), "")
            bounds = diagram.bounds.get(child.get("id", ""))
            nodes.append(replace(_node(child), parent=parent, lane=lane, bounds=bounds))
    process = Process(
        id=_required(element, "id"),
        name=element.get("name", ""),
        nodes=tuple(nodes),
        flows=tuple(_with_defaults(element, flows)),
        lanes=lanes,
        executable=element.get("isExecutable") == "true",
    )
    _check_ends(process)
    return process


def _elements(parent: etree._Element, name: str) -> Iterator[tuple[etree._Element, str]]:
    """Yield every flow node and sequence flow with the subprocess it is in."""
    for child in parent.iterchildren("*"):
        kind = etree.QName(child)
        known = kind.namespace == MODEL and kind.localname in NODES | ASIDE
        if not known and not _is_definition(kind):
            raise BpmnError(f"不认识的流程元素“{kind.localname}”", _line(child))
        if kind.localname in NODES or kind.localname == "sequenceFlow":
            yield child, name
        if kind.localname in SUBPROCESSES:
            yield from _elements(child, _required(child, "id"))


def _is_definition(kind: etree.QName) -> bool:
    return kind.namespace == MODEL and kind.localname.endswith("EventDefinition")


def _node(element: etree._Element) -> Node:
    event, timer = _event(element)
    return Node(
        id=_required(element, "id"),
        kind=etree.QName(element).localname,
        name=" ".join(element.get("name", "").split()),
        lane="",
        config=_config(element),
        means=" ".join(element.findtext(f"{{{MODEL}}}documentation", "").split()),
        event=event,
        timer=timer,
        attached=_local(element.get("attachedToRef")),
        interrupts=element.get("cancelActivity", "true") != "false",
        line=_line(element),
    )


def _config(element: etree._Element) -> dict[str, str]:
    found = {}
    for name, value in element.attrib.items():
        kind = etree.QName(str(name))
        if kind.namespace == NAMESPACE:
            found[kind.localname] = str(value)
    return found


def _event(element: etree._Element) -> tuple[str, str]:
    for child in element.iterchildren("*"):
        kind = etree.QName(child)
        if _is_definition(kind):
            name = kind.localname.removesuffix("EventDefinition")
            return name, _text(child) if name == "timer" else ""
    return "", ""


def _text(element: etree._Element) -> str:
    return "".join(each.text or "" for each in element.iter("*")).strip()


def _flow(element: etree._Element, diagram: _Diagram) -> Flow:
    key = _required(element, "id")
    condition = element.findtext(f"{{{MODEL}}}conditionExpression", "")
    return Flow(
        id=key,
        source=_local(_required(element, "sourceRef")),
        target=_local(_required(element, "targetRef")),
        condition=condition.strip(),
        name=" ".join(element.get("name", "").split()),
        line=_line(element),
        points=diagram.points.get(key, ()),
    )


def _with_defaults(process: etree._Element, flows: list[Flow]) -> Iterator[Flow]:
    defaults = {_local(each.get("default")) for each in process.iter("*") if each.get("default")}
    for flow in flows:
        yield replace(flow, default=flow.id in defaults)


def _lanes(
    process: etree._Element, diagram: _Diagram
) -> tuple[tuple[Lane, ...], Mapping[str, str]]:
    """Return the innermost lanes in order, and the lane name of each node."""
    lanes, lane_of = [], {}
    for lane in process.iter(f"{{{MODEL}}}lane"):
        if lane.find(f"{{{MODEL}}}childLaneSet") is not None:
            continue
        key = _required(lane, "id")
        name = " ".join(lane.get("name", "").split()) or key
        lanes.append(Lane(key, name, diagram.bounds.get(key)))
        for reference in lane.iterfind(f"{{{MODEL}}}flowNodeRef"):
            lane_of[_local(reference.text)] = name
    return tuple(lanes), lane_of


def _check_ends(process: Process) -> None:
    seen: set[str] = set()
    lines = [(node.id, node.line) for node in process.nodes]
    for key, line in lines + [(flow.id, flow.line) for flow in process.flows]:
        if key in seen:
            raise BpmnError(f"编号“{key}”重复", line)
        seen.add(key)
    known = {node.id for node in process.nodes}
    for flow in process.flows:
        for end in (flow.source, flow.target):
            if end not in known:
                raise BpmnError(f"连线“{flow.id}”的一端“{end}”不存在", flow.line)
    for node in process.nodes:
        if node.kind == "boundaryEvent" and node.attached not in known:
            raise BpmnError(f"边界事件“{node.id}”没有附着在任务上", node.line)


def _required(element: etree._Element, name: str) -> str:
    text = element.get(name)
    if not text:
        raise BpmnError(f"{etree.QName(element).localname} 缺少 {name}", _line(element))
    return text


def _local(name: str | None) -> str:
    """Drop the prefix of a qualified reference."""
    return (name or "").strip().rpartition(":")[2]


def _line(element: etree._Element) -> int:
    line: int | None = SOURCELINE(element)
    return line or 1
