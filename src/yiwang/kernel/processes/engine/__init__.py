"""BPMN 2.0 behind our own interface; nothing above knows SpiffWorkflow."""

from yiwang.kernel.processes.engine.run import Run, Waiting, load, start

__all__ = ["Run", "Waiting", "load", "start"]
