"""Draws a process as SVG that can be read aloud and takes its colours from the page.

Everything is drawn with currentColor and carries classes (bpmn-task, bpmn-current …), so that
paper and night need no second picture. Kinds differ by shape, never by colour alone.
"""

import unicodedata
from collections.abc import Collection, Iterator
from itertools import pairwise
from math import hypot

from lxml import etree

from yiwang.lib.bpmn.layout import Layout, place
from yiwang.lib.bpmn.process import Bounds, Flow, Node, Point, Process

SVG = "http://www.w3.org/2000/svg"
SIZE, LINE = 14, 18  # of text and of its lines, in pixels
NEAR = 3  # pixels between the end of a line and the edge it touches
SMALL = 40  # an event: it may sit on the edge of a task, which is above it
UNFOLDED = 110  # a subprocess with its steps drawn inside
OPENING, CLOSING = "（《“〔", "）》”〕，。、；：？！"  # end no line, begin no line
KINDS = {
    "startEvent": "开始",
    "endEvent": "结束",
    "boundaryEvent": "中途事件",
    "intermediateCatchEvent": "等待",
    "intermediateThrowEvent": "发出",
    "exclusiveGateway": "判断",
    "parallelGateway": "同时进行",
    "inclusiveGateway": "按条件进行",
    "eventBasedGateway": "看先发生什么",
    "complexGateway": "复杂判断",
    "userTask": "人工办理",
    "manualTask": "线下办理",
    "serviceTask": "系统办理",
    "businessRuleTask": "按规则判定",
    "sendTask": "发送",
    "receiveTask": "接收",
    "callActivity": "调用流程",
}
MARKS = {
    "exclusiveGateway": "×",
    "parallelGateway": "＋",
    "inclusiveGateway": "○",
    "eventBasedGateway": "◇",
    "complexGateway": "✱",
}


def draw(process: Process, *, current: Collection[str] = ()) -> str:
    """Return an SVG; `current` are the ids of nodes where a case stands now."""
    layout = place(process)
    root = _root(process, layout, current)
    for lane in process.lanes:
        if lane.id in layout.lanes:
            _lane(root, lane.name, layout.lanes[lane.id])
    for flow in process.flows:
        if flow.id in layout.flows:
            _flow(root, flow, layout.flows[flow.id])
    ends = {point for line in layout.flows.values() for point in (line[0], line[-1])}
    for node in process.nodes:
        if node.id in layout.nodes:
            group = _node(root, node, layout.nodes[node.id], is_current=node.id in current)
            if node.is_event or node.is_gateway:
                _beside(group, node.name, layout.nodes[node.id], ends=ends)
    return etree.tostring(root, encoding="unicode")


def describe(process: Process, *, current: Collection[str] = ()) -> str:
    """Tell the process in sentences, for who does not see the picture."""
    nodes = [node for node in process.nodes if not node.parent]
    return "".join(
        f"{number}. {sentence}"
        for number, sentence in enumerate(_sentences(process, nodes, current), start=1)
    )


def wrap(text: str, width: float) -> list[str]:
    """Break a label into lines; Chinese anywhere, Latin words and numbers whole where they fit."""
    lines, line = [], ""
    for piece in _pieces(text):
        if not line or piece in CLOSING or _length(line + piece) <= width:
            line += piece
            continue
        carried = line[-1] if line[-1] in OPENING else ""
        lines.append(line.removesuffix(carried).rstrip())
        line = carried + piece.lstrip()
    return [each for each in (*lines, line.rstrip()) if each]


def _sentences(process: Process, nodes: list[Node], current: Collection[str]) -> Iterator[str]:
    names = {node.id: node.name or KINDS.get(node.kind, "办理") for node in nodes}
    for node in nodes:
        where = "，".join(each for each in (KINDS.get(node.kind, "办理"), node.lane) if each)
        now = "，当前在这一步" if node.id in current else ""
        steps = [
            f"{_when(flow)}到“{names[flow.target]}”"
            for flow in process.after(node.id)
            if flow.target in names
        ]
        then = f"：{'；'.join(steps)}" if steps else ""
        yield f"{names[node.id]}（{where}{now}）{then}。"


def _when(flow: Flow) -> str:
    said = flow.name or flow.condition or ("其他情况" if flow.default else "")
    return f"{said}，" if said else "之后"


def _pieces(text: str) -> Iterator[str]:
    word = ""
    for character in text:
        if character.isascii() and character != " ":
            word += character
            if _length(word) < 6 * SIZE:
                continue
        if word:
            yield word
        if not (character.isascii() and character != " "):
            yield character
        word = ""
    if word:
        yield word


def _length(text: str) -> float:
    wide = sum(unicodedata.east_asian_width(character) in "WFA" for character in text)
    return SIZE * (wide + 0.58 * (len(text) - wide))


def _root(process: Process, layout: Layout, current: Collection[str]) -> etree._Element:
    width, height = round(layout.width), round(layout.height)
    root = etree.fromstring(f'<svg xmlns="{SVG}"/>')
    name = f"bpmn-{process.id}"
    for key, value in {
        "viewBox": f"0 0 {width} {height}",
        "width": str(width),
        "height": str(height),
        "role": "img",
        "aria-labelledby": f"{name}-title {name}-desc",
        "class": "bpmn",
        "lang": "zh-Hans",
        "font-size": str(SIZE),
        "fill": "none",
        "stroke": "currentColor",
    }.items():
        root.set(key, value)
    _add(root, "title", id=f"{name}-title").text = f"流程图：{process.name or process.id}"
    _add(root, "desc", id=f"{name}-desc").text = describe(process, current=current)
    return root


def _add(parent: etree._Element, tag: str, **attributes: object) -> etree._Element:
    element = etree.SubElement(parent, f"{{{SVG}}}{tag}")
    for key, value in attributes.items():
        text = f"{value:g}" if isinstance(value, float) else str(value)
        element.set(key.rstrip("_").replace("_", "-"), text)
    return element


def _write(
    parent: etree._Element, lines: list[str], *, x: float, y: float, anchor: str = "middle"
) -> None:
    """Write lines of text, the middle of the first at `y`."""
    text = _add(
        parent, "text", class_="bpmn-label", text_anchor=anchor, fill="currentColor", stroke="none"
    )
    for number, line in enumerate(lines):
        _add(text, "tspan", x=x, y=y + number * LINE + SIZE * 0.36).text = line


def _lane(root: etree._Element, name: str, box: Bounds) -> None:
    group = _add(root, "g", class_="bpmn-lane")
    _rectangle(group, box, stroke_opacity=0.4)
    lines = wrap(name, 7 * SIZE)
    _write(group, lines, x=box.x + 8, y=box.y + 8 + LINE / 2, anchor="start")


def _rectangle(parent: etree._Element, box: Bounds, **more: object) -> None:
    _add(parent, "rect", x=box.x, y=box.y, width=box.width, height=box.height, **more)


def _node(root: etree._Element, node: Node, box: Bounds, *, is_current: bool) -> etree._Element:
    shape = "event" if node.is_event else "gateway" if node.is_gateway else "task"
    classes = f"bpmn-{shape} bpmn-{node.kind}" + (" bpmn-current" if is_current else "")
    group = _add(root, "g", class_=classes, stroke_width=3 if is_current else 1.5)
    if node.is_event:
        _event(group, node, box)
    elif node.is_gateway:
        _gateway(group, node, box)
    else:
        _task(group, node, box)
    return group


def _event(group: etree._Element, node: Node, box: Bounds) -> None:
    x, y = box.centre
    radius = box.width / 2
    if node.kind == "endEvent":
        _add(group, "circle", cx=x, cy=y, r=radius - 1, stroke_width=4)
    else:
        _add(group, "circle", cx=x, cy=y, r=radius)
    if node.kind not in {"startEvent", "endEvent"}:
        _add(group, "circle", cx=x, cy=y, r=radius - 4)
    if node.event == "timer":
        hand = radius * 0.45
        _add(group, "path", d=_path(((x, y - hand), (x, y), (x + hand, y))))


def _gateway(group: etree._Element, node: Node, box: Bounds) -> None:
    x, y = box.centre
    corners = ((x, box.y), (box.right, y), (x, box.bottom), (box.x, y))
    _add(group, "path", d=_path(corners) + " Z")
    _write(group, [MARKS.get(node.kind, "")], x=x, y=y)


def _beside(group: etree._Element, name: str, box: Bounds, *, ends: Collection[Point]) -> None:
    """Write a name below a shape, or above, or beside, wherever no line leaves or arrives."""
    if not name:
        return
    lines = wrap(name, 8 * SIZE)
    middle = box.centre[0]
    at_top, at_bottom = (
        any(abs(x - middle) < box.width / 4 and abs(y - edge) < NEAR for x, y in ends)
        for edge in (box.y, box.bottom)
    )
    if not at_bottom:
        _write(group, lines, x=middle, y=box.bottom + 4 + LINE / 2)
    elif not at_top and box.width > SMALL:
        _write(group, lines, x=middle, y=box.y - 4 - LINE / 2 - (len(lines) - 1) * LINE)
    else:
        _write(group, lines, x=middle + 10, y=box.bottom + 2 + LINE / 2, anchor="start")


def _task(group: etree._Element, node: Node, box: Bounds) -> None:
    _rectangle(group, box, rx=4)
    if node.kind == "serviceTask":
        for x in (box.x + 5, box.right - 5):
            _add(group, "path", d=_path(((x, box.y), (x, box.bottom))))
    if node.kind == "businessRuleTask":
        _add(group, "path", d=_path(((box.x, box.y + 7), (box.right, box.y + 7))))
    _named(group, node.name or KINDS.get(node.kind, "办理"), box)


def _named(group: etree._Element, name: str, box: Bounds) -> None:
    """Write a name inside a box; what does not fit is told by the tooltip."""
    lines = wrap(name, box.width - 16)
    if box.height > UNFOLDED:
        _write(group, lines[:1], x=box.centre[0], y=box.y + 4 + LINE / 2)
        return
    room = max(1, int((box.height - 8) // LINE))
    if len(lines) > room:
        _add(group, "title").text = name
        lines = [*lines[: room - 1], lines[room - 1][:-1] + "…"]
    _write(group, lines, x=box.centre[0], y=box.centre[1] - (len(lines) - 1) * LINE / 2)


def _flow(root: etree._Element, flow: Flow, points: tuple[Point, ...]) -> None:
    group = _add(root, "g", class_="bpmn-flow", stroke_width=1.5, stroke_linejoin="round")
    _add(group, "path", d=_path(points))
    _add(group, "path", d=_head(points[-2], points[-1]), fill="currentColor", stroke="none")
    name = flow.name or ("其他" if flow.default else flow.condition)
    if name:
        start, end = _longest(points)
        x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
        lines = wrap(name, max(4 * SIZE, abs(end[0] - start[0]) - 20))
        flat = abs(start[1] - end[1]) < abs(start[0] - end[0])
        if flat:
            _write(group, lines, x=x, y=y - 12 - (len(lines) - 1) * LINE)
        else:
            _write(group, lines, x=x + 6, y=y, anchor="start")


def _longest(points: tuple[Point, ...]) -> tuple[Point, Point]:
    """Return the longest level segment, else the longest one."""
    pairs = list(pairwise(points))
    level = [pair for pair in pairs if abs(pair[0][1] - pair[1][1]) < 1]
    return max(
        level or pairs, key=lambda pair: hypot(pair[1][0] - pair[0][0], pair[1][1] - pair[0][1])
    )


def _path(points: tuple[Point, ...]) -> str:
    return "M " + " L ".join(f"{x:g} {y:g}" for x, y in points)


def _head(before: Point, tip: Point) -> str:
    """Return the outline of an arrow head at the end of a line."""
    length = hypot(tip[0] - before[0], tip[1] - before[1]) or 1.0
    x, y = (tip[0] - before[0]) / length, (tip[1] - before[1]) / length
    base = (tip[0] - 10 * x, tip[1] - 10 * y)
    return (
        _path((tip, (base[0] - 4 * y, base[1] + 4 * x), (base[0] + 4 * y, base[1] - 4 * x))) + " Z"
    )
