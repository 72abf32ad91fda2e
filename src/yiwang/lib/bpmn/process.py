"""What a BPMN file says, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Point = tuple[float, float]


class BpmnError(Exception):
    """A file that is not a procedure we run; `line` counts from 1."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(f"第 {line} 行：{message}")
        self.message, self.line = message, line


@dataclass(frozen=True, slots=True)
class Bounds:
    """Left, top, width and height in the diagram's pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def centre(self) -> Point:
        return self.x + self.width / 2, self.y + self.height / 2

    def holds(self, other: "Bounds") -> bool:
        return (
            self.x <= other.x
            and self.y <= other.y
            and other.right <= self.right
            and other.bottom <= self.bottom
        )


@dataclass(frozen=True, slots=True)
class Node:
    """A flow node. `kind` is its BPMN name (userTask, exclusiveGateway, …).

    `config` holds its attributes in the namespace of Yiwang; `timer` the ISO 8601 text of a timer
    event; `event` the kind of another event definition (message, error, terminate …);
    `attached` the activity that a boundary event sits on; `parent` the subprocess it is in.
    """

    id: str
    kind: str
    name: str
    lane: str
    config: Mapping[str, str] = field(default_factory=dict)
    means: str = ""
    event: str = ""
    timer: str = ""
    attached: str = ""
    interrupts: bool = True
    parent: str = ""
    line: int = 1
    bounds: Bounds | None = None

    @property
    def is_event(self) -> bool:
        return self.kind.endswith("Event")

    @property
    def is_gateway(self) -> bool:
        return self.kind.endswith("Gateway")


@dataclass(frozen=True, slots=True)
class Flow:
    """A sequence flow; `condition` is FEEL, empty when unconditional or the default."""

    id: str
    source: str
    target: str
    condition: str
    name: str
    default: bool = False
    line: int = 1
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Lane:
    id: str
    name: str
    bounds: Bounds | None = None


@dataclass(frozen=True, slots=True)
class Process:
    id: str
    name: str
    nodes: tuple[Node, ...]
    flows: tuple[Flow, ...]
    lanes: tuple[Lane, ...] = ()
    executable: bool = True

    def node(self, key: str) -> Node:
        """Return the node with this id; raises KeyError."""
        for node in self.nodes:
            if node.id == key:
                return node
        raise KeyError(key)

    def after(self, key: str) -> tuple[Flow, ...]:
        """Return the flows that leave a node, in the order of the file."""
        return tuple(flow for flow in self.flows if flow.source == key)

    def before(self, key: str) -> tuple[Flow, ...]:
        """Return the flows that reach a node, in the order of the file."""
        return tuple(flow for flow in self.flows if flow.target == key)
