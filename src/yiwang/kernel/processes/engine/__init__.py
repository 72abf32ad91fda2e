"""BPMN 2.0 behind our own interface; nothing above knows SpiffWorkflow."""

from yiwang.kernel.processes.engine.run import Run, Waiting, config_of, load, start

__all__ = ["Run", "Waiting", "config_of", "load", "start"]
