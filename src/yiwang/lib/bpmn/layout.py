"""Where each shape stands: the file's own diagram when it is complete, else a layered one."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from yiwang.lib.bpmn.process import Bounds, Flow, Node, Point, Process
from yiwang.lib.bpmn.ranks import GAP, HEADER, MARGIN, PITCH, TASK, Grid, arrange

EVENT, GATEWAY = 36.0, 48.0
SIDE = 48.0  # room for the names of events at the rim
CHANNEL = 22.0  # between two long lines under the rows
LEDGE = 44.0  # below a task: where the lines of its boundary events run


@dataclass(slots=True)
class Layout:
    """Bounds of nodes and lanes, points of flows, by id; the size of the picture."""

    nodes: dict[str, Bounds] = field(default_factory=dict)
    lanes: dict[str, Bounds] = field(default_factory=dict)
    flows: dict[str, tuple[Point, ...]] = field(default_factory=dict)
    width: float = 0.0
    height: float = 0.0


def place(process: Process) -> Layout:
    """Place a process; flows without a place are left out."""
    shown = [node for node in process.nodes if not node.parent]
    if shown and all(node.bounds for node in shown):
        return _from_diagram(process)
    return _layered(process, shown)


def _from_diagram(process: Process) -> Layout:
    drawn = {node.id: node.bounds for node in process.nodes if node.bounds}
    boxes = {
        node.id: drawn[node.id]
        for node in process.nodes
        if node.id in drawn and (not node.parent or _inside(node, drawn))
    }
    lanes = {lane.id: lane.bounds for lane in process.lanes if lane.bounds}
    lines = {
        flow.id: flow.points
        for flow in process.flows
        if flow.points and flow.source in boxes and flow.target in boxes
    }
    xs = [x for box in (*boxes.values(), *lanes.values()) for x in (box.x, box.right)]
    ys = [y for box in (*boxes.values(), *lanes.values()) for y in (box.y, box.bottom)]
    xs += [x for points in lines.values() for x, _ in points]
    ys += [y for points in lines.values() for _, y in points]
    left, top = min(xs) - SIDE, min(ys) - SIDE
    return Layout(
        nodes={key: _moved(box, left, top) for key, box in boxes.items()},
        lanes={key: _moved(box, left, top) for key, box in lanes.items()},
        flows={key: tuple((x - left, y - top) for x, y in line) for key, line in lines.items()},
        width=max(xs) - left + SIDE,
        height=max(ys) - top + MARGIN + LEDGE,  # names stand below events
    )


def _inside(node: Node, drawn: Mapping[str, Bounds]) -> bool:
    """Say whether a node of a subprocess is drawn within it, so that it is unfolded."""
    outer = drawn.get(node.parent)
    return outer is not None and outer.holds(drawn[node.id])


def _moved(box: Bounds, left: float, top: float) -> Bounds:
    return Bounds(box.x - left, box.y - top, box.width, box.height)


def _layered(process: Process, shown: list[Node]) -> Layout:
    grid = arrange(process, shown)
    layout = Layout(width=grid.right, height=grid.bottom)
    for node in shown:
        if node.kind != "boundaryEvent":
            layout.nodes[node.id] = _box(node, grid.centre(node.id))
    for node in shown:
        if node.kind == "boundaryEvent":
            layout.nodes[node.id] = _on_the_edge(node, shown, layout)
    for lane in process.lanes:
        top, bottom = grid.bands[lane.name]
        layout.lanes[lane.id] = Bounds(MARGIN, top, grid.right - 2 * MARGIN, bottom - top)
    router = _Router(grid, layout)
    for flow in process.flows:
        if flow.source in layout.nodes and flow.target in layout.nodes:
            layout.flows[flow.id] = router.route(flow, process.node(flow.source))
    layout.height = router.bottom + MARGIN
    return layout


def _box(node: Node, centre: Point) -> Bounds:
    size = EVENT if node.is_event else GATEWAY
    width, height = (size, size) if node.is_event or node.is_gateway else TASK
    return Bounds(centre[0] - width / 2, centre[1] - height / 2, width, height)


def _on_the_edge(node: Node, shown: list[Node], layout: Layout) -> Bounds:
    host = layout.nodes[node.attached]
    siblings = [each.id for each in shown if each.attached == node.attached]
    x = host.x + 8 + siblings.index(node.id) * (EVENT + 8)
    return Bounds(x, host.bottom - EVENT / 2, EVENT, EVENT)


class _Router:
    """Draws each flow along gaps between columns and channels under the rows, never over a node."""

    def __init__(self, grid: Grid, layout: Layout) -> None:
        self.grid, self.layout, self.bottom = grid, layout, grid.bottom
        self._used: dict[int, int] = {}

    def route(self, flow: Flow, source: Node) -> tuple[Point, ...]:
        start, first = self._leave(source)
        box = self.layout.nodes[flow.target]
        end = (box.x, box.centre[1])
        column = self.grid.column(source.attached or source.id)
        target = self.grid.column(flow.target)
        if target > column and self.grid.is_free(column, target, end[1]):
            if start[-1][1] == end[1]:
                return (*start, end)
            x = self._gap(column)
            return (*start, (x, first), (x, end[1]), end)
        return self._around(start, first, (column, target), end)

    def _leave(self, source: Node) -> tuple[tuple[Point, ...], float]:
        box = self.layout.nodes[source.id]
        if source.kind != "boundaryEvent":
            return ((box.right, box.centre[1]),), box.centre[1]
        x, y = box.centre[0], box.bottom - EVENT / 2 + LEDGE
        return ((x, box.bottom), (x, y)), y

    def _around(  # noqa: PLR0917 - a line from here to there
        self, start: tuple[Point, ...], first: float, columns: tuple[int, int], end: Point
    ) -> tuple[Point, ...]:
        out, back = self._gap(columns[0]), self._gap(columns[1] - 1)
        y = self.bottom + CHANNEL
        self.bottom = y
        return (*start, (out, first), (out, y), (back, y), (back, end[1]), end)

    def _gap(self, column: int) -> float:
        """Return a line in the gap after a column; neighbours stand a little apart."""
        count = self._used.get(column, 0)
        self._used[column] = count + 1
        return HEADER + (column + 1) * PITCH - GAP + 16 + 9 * (count % 4)
