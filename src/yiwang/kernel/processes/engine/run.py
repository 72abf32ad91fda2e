"""One running process: where its tokens stand, what waits, what happens when a step is done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.task import Task
from SpiffWorkflow.util.task import TaskState

from yiwang.kernel.processes.engine import specification
from yiwang.kernel.processes.engine.specification import ENGINE, FeelEngine, Specification

Data = Mapping[str, Any]  # JSON values only: what conditions look at, never a form
Handler = Callable[["Waiting"], Data]
USER = "userTask"
SERIALIZER = BpmnWorkflowSerializer()
OF_THE_SPECIFICATION = ("spec", "subprocess_specs")


@dataclass(frozen=True)
class Waiting:
    """A step that waits: a person's task, or a port or decision for the kernel to run."""

    token: str
    node: str
    kind: str
    name: str
    config: Mapping[str, str]
    data: Data


class Run:
    """A process instance; `advance` moves it to where only people can move it further."""

    def __init__(self, specification: Specification, workflow: BpmnWorkflow) -> None:
        self._specification, self._workflow = specification, workflow

    @property
    def completed(self) -> bool:
        return bool(self._workflow.completed)

    def waiting(self) -> list[Waiting]:
        """Return every step that waits, in the order of the file."""
        order = {n.id: i for i, n in enumerate(self._specification.process.nodes)}
        found = [self._describe(t) for t in self._ready()]
        return sorted(found, key=lambda w: order[w.node])

    def people(self) -> list[Waiting]:
        return [w for w in self.waiting() if w.kind == USER]

    def complete(self, token: str, data: Data) -> None:
        """Finish one waiting step with what it found; raises LookupError when it does not wait."""
        task = next((t for t in self._ready() if str(t.id) == token), None)
        if task is None:
            raise LookupError(f"step {token} does not wait")
        task.data.update(data)
        task.run()
        self._workflow.do_engine_steps()

    def advance(self, handle: Handler) -> None:
        """Run ports and decisions until only people's tasks wait or the end is reached."""
        while machine := next((w for w in self.waiting() if w.kind != USER), None):
            self.complete(machine.token, handle(machine))

    def cancel(self) -> None:
        self._workflow.cancel()

    def tokens(self) -> dict[str, Any]:
        """Return the state without the specification, as JSON."""
        stored: dict[str, Any] = SERIALIZER.to_dict(self._workflow)
        kept = {k: v for k, v in stored.items() if k not in OF_THE_SPECIFICATION}
        return {"engine": ENGINE, "process": self._specification.hash, "state": kept}

    def _ready(self) -> list[Task]:
        return [t for t in self._workflow.get_tasks(state=TaskState.READY) if t.task_spec.manual]

    def _describe(self, task: Task) -> Waiting:
        node = self._specification.node(task.task_spec.bpmn_id)
        return Waiting(str(task.id), node.id, node.kind, node.name, node.config, dict(task.data))


def start(xml: str, data: Data) -> Run:
    """Begin a process at its start event; the first steps wait when this returns."""
    known = specification.read(xml)
    workflow = BpmnWorkflow(known.spec, script_engine=FeelEngine())
    workflow.set_data(**data)
    workflow.task_tree.data.update(data)
    workflow.do_engine_steps()
    return Run(known, workflow)


def load(xml: str, tokens: Mapping[str, Any]) -> Run:
    """Bring back a process from its tokens; the engine is set before any step."""
    known = specification.read(xml)
    if tokens["process"] != known.hash:
        raise ValueError("the tokens belong to another process")
    restored = SERIALIZER.from_dict({**tokens["state"], **_specification_part(known.hash, xml)})
    restored.script_engine = FeelEngine()
    return Run(known, restored)


def config_of(xml: str, node: str) -> Mapping[str, str]:
    """Return what the file says of one step, e.g. {"role": …, "form": …}."""
    return specification.read(xml).node(node).config


_parts: dict[str, dict[str, Any]] = {}


def _specification_part(digest: str, xml: str) -> dict[str, Any]:
    if digest not in _parts:
        workflow = BpmnWorkflow(specification.read(xml).spec, script_engine=FeelEngine())
        stored = SERIALIZER.to_dict(workflow)
        _parts[digest] = {k: stored[k] for k in OF_THE_SPECIFICATION}
    return _parts[digest]
