"""BPMN 2.0 as far as a declared procedure needs it: read, and draw for people."""

from yiwang.lib.bpmn.drawing import describe, draw
from yiwang.lib.bpmn.process import Bounds, BpmnError, Flow, Lane, Node, Point, Process
from yiwang.lib.bpmn.reading import NAMESPACE, read, read_all

__all__ = (
    "NAMESPACE",
    "Bounds",
    "BpmnError",
    "Flow",
    "Lane",
    "Node",
    "Point",
    "Process",
    "describe",
    "draw",
    "read",
    "read_all",
)
