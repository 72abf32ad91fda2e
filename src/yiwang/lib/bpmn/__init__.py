"""BPMN 2.0 as far as a declared procedure needs it."""

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
    "read",
    "read_all",
)
