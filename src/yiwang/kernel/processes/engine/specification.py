"""A BPMN file as SpiffWorkflow's specification, made once per process hash and kept."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from lxml import etree
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.parser.TaskParser import TaskParser
from SpiffWorkflow.bpmn.parser.util import full_tag
from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine
from SpiffWorkflow.bpmn.specs.bpmn_process_spec import BpmnProcessSpec
from SpiffWorkflow.bpmn.specs.defaults import UserTask
from SpiffWorkflow.task import Task
from typing_extensions import override

from yiwang.lib import bpmn, feel

ENGINE = "spiff-3"  # named in what is stored, so that a later engine can upgrade on reading


class Parser(BpmnParser):  # type: ignore[misc]
    """Every task waits for us: what a service or rule task does is the kernel's to do."""

    OVERRIDE_PARSER_CLASSES = {  # noqa: RUF012 - the library's own way
        full_tag(tag): (TaskParser, UserTask)
        for tag in ("serviceTask", "businessRuleTask", "sendTask", "task")
    }


class FeelEngine(PythonScriptEngine):  # type: ignore[misc]
    """Conditions are FEEL; there is no script engine to fall back to."""

    @override
    def validate(self, expression: str) -> None:
        feel.parse(expression)

    @override
    def evaluate(
        self, task: Task, expression: str, external_context: Mapping[str, object] | None = None
    ) -> object:
        return feel.parse(expression).evaluate(as_feel({**(external_context or {}), **task.data}))

    @override
    def execute(self, task: Task, script: str, external_context: object = None) -> bool:
        raise PermissionError("script tasks are refused")

    @override
    def call_service(self, task: Task, **kwargs: object) -> None:
        raise PermissionError("services are called by the kernel")


def as_feel(context: Mapping[str, object]) -> dict[str, object]:
    """Numbers that came through JSON become decimals."""
    return {
        k: Decimal(str(v)) if isinstance(v, int | float) and not isinstance(v, bool) else v
        for k, v in context.items()
    }


@dataclass(frozen=True)
class Specification:
    hash: str
    process: bpmn.Process
    spec: BpmnProcessSpec

    def node(self, node_id: str) -> bpmn.Node:
        return next(n for n in self.process.nodes if n.id == node_id)


@lru_cache(maxsize=256)
def read(xml: str) -> Specification:
    """Read one BPMN file; raises bpmn.BpmnError where the house refuses it."""
    process = bpmn.read(xml)
    parser = Parser()
    parser.add_bpmn_xml(etree.fromstring(xml.encode(), etree.XMLParser(resolve_entities=False)))
    digest = hashlib.sha256(xml.encode()).hexdigest()
    return Specification(f"sha256:{digest}", process, parser.get_spec(process.id))
