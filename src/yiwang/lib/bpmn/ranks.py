"""Columns and rows for a process that was never drawn: after its predecessors, in its lane."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from yiwang.lib.bpmn.process import Node, Point, Process

TASK = (136.0, 72.0)
WIDTH, GAP = TASK[0], 104.0
PITCH = WIDTH + GAP  # from one column to the next
ROW = 144.0  # leaves room for a name below a gateway and the ledge of boundary events
MARGIN, HEADER = 16.0, 136.0  # HEADER: lane names, and a gap before the first column


@dataclass(slots=True)
class Grid:
    """The cell (column, row) of each node; lanes are bands of rows."""

    cells: dict[str, tuple[int, int]] = field(default_factory=dict)
    bands: dict[str, tuple[float, float]] = field(default_factory=dict)
    columns: int = 1
    rows: int = 1

    @property
    def right(self) -> float:
        return HEADER + self.columns * PITCH + MARGIN

    @property
    def bottom(self) -> float:
        return MARGIN + self.rows * ROW

    def column(self, key: str) -> int:
        return self.cells[key][0]

    def centre(self, key: str) -> Point:
        column, row = self.cells[key]
        return HEADER + column * PITCH + WIDTH / 2, MARGIN + row * ROW + ROW / 2

    def is_free(self, after: int, before: int, y: float) -> bool:
        """Say whether a row has no node between two columns."""
        row = int((y - MARGIN) // ROW)
        return all((column, row) not in self.cells.values() for column in range(after + 1, before))


def arrange(process: Process, shown: list[Node]) -> Grid:
    """Give every node but boundary events a cell, and every lane its band."""
    nodes = [node for node in shown if node.kind != "boundaryEvent"]
    edges = list(_edges(process, shown))
    ranks = _ranks([node.id for node in nodes], edges)
    grid = Grid(columns=max(ranks.values(), default=0) + 1, rows=0)
    names = [lane.name for lane in process.lanes]
    if not names or any(node.lane not in names for node in nodes):
        names.append("")
    for name in names:
        members = [n.id for n in nodes if (n.lane if n.lane in names else "") == name]
        members.sort(key=lambda key: ranks[key])
        _fill(grid, [(key, ranks[key]) for key in members], edges)
        top = grid.bands[names[names.index(name) - 1]][1] if grid.bands else MARGIN
        grid.bands[name] = (top, MARGIN + grid.rows * ROW)
    return grid


def _edges(process: Process, shown: list[Node]) -> Iterator[tuple[str, str]]:
    host = {node.id: node.attached or node.id for node in shown}
    for flow in process.flows:
        if flow.source in host and flow.target in host:
            yield host[flow.source], host[flow.target]


def _ranks(keys: list[str], edges: list[tuple[str, str]]) -> dict[str, int]:
    """Return the longest way from a start, flows that lead back left out."""
    forward = set(edges) - _backward(keys, edges)
    ranks = dict.fromkeys(keys, 0)
    for _ in keys:
        changed = False
        for source, target in forward:
            if ranks[target] <= ranks[source]:
                ranks[target], changed = ranks[source] + 1, True
        if not changed:
            break
    return ranks


def _backward(keys: list[str], edges: list[tuple[str, str]]) -> set[tuple[str, str]]:
    """Find the flows that close a circle, walking in the order of the file."""
    after: dict[str, list[str]] = {key: [] for key in keys}
    for source, target in edges:
        after[source].append(target)
    entered = {target for _, target in edges}
    back: set[tuple[str, str]] = set()
    done: set[str] = set()
    for start in sorted(keys, key=lambda key: key in entered):
        path: list[tuple[str, Iterator[str]]] = []
        if start not in done:
            path.append((start, iter(after[start])))
        while path:
            key, rest = path[-1]
            step = next(rest, None)
            if step is None:
                done.add(key)
                path.pop()
            elif any(step == each for each, _ in path):
                back.add((key, step))
            elif step not in done:
                path.append((step, iter(after[step])))
    return back


def _fill(grid: Grid, members: Iterable[tuple[str, int]], edges: list[tuple[str, str]]) -> None:
    """Give each member of a lane the row of its predecessor, or the next free one below."""
    first = grid.rows
    grid.rows += 1
    for key, rank in members:
        rows = [
            grid.cells[source][1]
            for source, target in edges
            if target == key and source in grid.cells
        ]
        row = max([first, *rows[:1]])
        while (rank, row) in grid.cells.values():
            row += 1
        grid.cells[key] = (rank, row)
        grid.rows = max(grid.rows, row + 1)
