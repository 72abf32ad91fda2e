"""A read model, and making its decisions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from yiwang.lib.dmn.errors import DmnError, Fault
from yiwang.lib.dmn.items import Types, allows, answers, conform, misfits, type_named
from yiwang.lib.dmn.shapes import Decided, Decision, Input, Knowledge, Match, Service
from yiwang.lib.dmn.tables import TRACE
from yiwang.lib.feel import FeelError
from yiwang.lib.feel.expression import guarded
from yiwang.lib.feel.kinds import TITLES, Function, Named
from yiwang.lib.feel.literals import adopt
from yiwang.lib.feel.scope import Scope, moment
from yiwang.lib.feel.text import literal


@dataclass(frozen=True, slots=True)
class Model:
    """A DMN file. Decisions, inputs and knowledge are kept by id, in the order of the file."""

    name: str
    types: Types
    all_inputs: Mapping[str, Input]
    all_decisions: Mapping[str, Decision]
    all_knowledge: Mapping[str, Knowledge]
    services: Mapping[str, Service]
    faults: tuple[Fault, ...] = ()

    @property
    def decisions(self) -> tuple[Decision, ...]:
        return tuple(self.all_decisions.values())

    @property
    def inputs(self) -> tuple[str, ...]:
        """Names of the input data."""
        return tuple(item.name for item in self.all_inputs.values())

    def decision(self, name: str) -> Decision:
        """Return a decision by name or id; raises DmnError when there is none."""
        for found in self.decisions:
            if name in {found.name, found.id}:
                return found
        raise DmnError(f"没有名为“{name}”的决策")

    def words(self, decision: str) -> frozenset[str]:
        """Return every name that a decision and those it requires take from the context."""
        return self._words(self.decision(decision))

    def _words(self, decision: Decision) -> frozenset[str]:
        required = [self.all_decisions[key] for key in decision.decisions]
        known = {needed.name for needed in required} | {
            self._knowledge_name(key) for key in decision.knowledge
        }
        own = decision.logic.names - known
        return own.union(
            *(self._words(needed) for needed in required),
            *(self._knowledge_words(key) for key in decision.knowledge),
        )

    def _knowledge_name(self, key: str) -> str:
        return (self.all_knowledge.get(key) or self.services[key]).name

    def _knowledge_words(self, key: str) -> frozenset[str]:
        found = self.all_knowledge.get(key)
        if found is None:
            return frozenset()
        below = {self._knowledge_name(needed) for needed in found.knowledge}
        return (found.logic.names - below).union(
            *(self._knowledge_words(needed) for needed in found.knowledge)
        )

    def decide(
        self, decision: str, context: Mapping[str, object], *, at: datetime | None = None
    ) -> Decided:
        """Make a decision, those it requires first.

        `context` holds plain Python values by name; a missing one is null. `at` is what now()
        answers. Raises DmnError when the decision cannot be made: a person must decide.
        """
        wanted = self.decision(decision)
        run = Run(self, context)
        with moment(at):
            value = run.guard(wanted.name, lambda: run.decide(wanted.id))
        return Decided(value, tuple(run.matches))

    def serve(
        self, service: str, context: Mapping[str, object], *, at: datetime | None = None
    ) -> Decided:
        """Answer a decision service by name, its inputs and input decisions given by name."""
        found = next((item for item in self.services.values() if item.name == service), None)
        if found is None:
            raise DmnError(f"没有名为“{service}”的决策服务")
        run = Run(self, context)
        arguments = [run.given(name) for name in found.parameters]
        with moment(at):
            value = run.guard(service, lambda: run.serve(found, arguments))
        return Decided(value, tuple(run.matches))


@dataclass(slots=True)
class Run:
    """One making of decisions: each is made once, its matches are noted in order."""

    model: Model
    context: Mapping[str, object]
    matches: list[Match] = field(default_factory=list)
    made: dict[str, object] = field(default_factory=dict)
    scope: Scope = field(init=False)

    def __post_init__(self) -> None:
        self.scope = {name: adopt(value) for name, value in self.context.items()}
        self.scope[TRACE] = self.matches

    def guard(self, name: str, make: Callable[[], object]) -> object:
        """Run; what FEEL cannot compute is a decision that cannot be made."""
        try:
            return guarded(lambda _: make(), self.scope)
        except FeelError as error:
            raise DmnError(f"“{name}”无法得出结论：{error.message}") from error

    def given(self, name: str) -> object:
        """Return a given value, checked when it is declared as input data."""
        declared = next((i for i in self.model.all_inputs.values() if i.name == name), None)
        return self.scope.get(name) if declared is None else self.input(declared)

    def input(self, item: Input) -> object:
        """Return the value of input data; raises DmnError when it is not of its type."""
        value, types = self.scope.get(item.name), self.model.types
        wanted = type_named(item.type)
        fitted = conform(value, wanted, types)
        if value is not None and fitted is None and wanted is not None:
            raise DmnError(f"“{item.name}”的值 {literal(value)} {_misfit(value, wanted, types)}")
        return fitted

    def decide(self, key: str) -> object:
        """Make a decision by id, unless it has been made."""
        if key not in self.made:
            found = self.model.all_decisions[key]
            self.made[key] = found.logic.compute(self.seen_by(found))
        return self.made[key]

    def seen_by(self, decision: Decision) -> Scope:
        scope = dict(self.scope)
        inputs = {item.name: item for item in self.model.all_inputs.values()}
        scope.update({name: self.input(inputs[name]) for name in decision.inputs})
        for key in decision.decisions:
            scope[self.model.all_decisions[key].name] = self.decide(key)
        scope.update(self.functions(decision.knowledge))
        return scope

    def functions(self, keys: tuple[str, ...]) -> Scope:
        """Return required knowledge as functions by name."""
        made: Scope = {}
        for key in keys:
            found = self.model.all_knowledge.get(key)
            if found is None:
                service = self.model.services[key]
                made[service.name] = self.service_function(service)
            else:
                made[found.name] = found.logic.compute(
                    {TRACE: self.matches, **self.functions(found.knowledge)}
                )
        return made

    def service_function(self, service: Service) -> Function:
        """Return a service as a function; an argument of a wrong type makes it null."""
        expected = [type_named(name) for name in service.types]

        def call(*arguments: object) -> object:
            types = self.model.types
            fitted = [conform(*pair, types) for pair in zip(arguments, expected, strict=True)]
            if misfits(arguments, fitted):
                return None
            return answers(self.serve(service, fitted), type_named(service.result), types)

        return Function(service.parameters, call)

    def serve(self, service: Service, arguments: list[object]) -> object:
        """Make a service's output decisions; those given as input are not made."""
        names = service.parameters
        inner = Run(self.model, {})
        inner.matches = self.matches
        inner.scope = {TRACE: self.matches, **dict(zip(names, arguments, strict=True))}
        given = arguments[len(service.inputs) :]
        for (key, _), value in zip(service.decisions, given, strict=True):
            inner.made[key] = value
        answers = {self.model.all_decisions[key].name: inner.decide(key) for key in service.outputs}
        return answers if len(answers) > 1 else next(iter(answers.values()), None)


def _misfit(value: object, wanted: object, types: Types) -> str:
    name = wanted.name if isinstance(wanted, Named) else ""
    declared = types.get(name)
    if declared is not None and declared.holds(value, types):
        return "不在允许的取值之内" if not allows(value, declared, types) else "不合要求"
    return f"不是“{TITLES.get(name, name)}”"
