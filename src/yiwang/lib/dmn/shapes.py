"""What a read DMN model shows: decisions, tables as text, and what a decision answered."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from yiwang.lib.feel.scope import Compute


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule of a table as written; `number` counts from 1."""

    number: int
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    annotations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A decision table as text, for the printed handbook and the explanation.

    `policy` is U A P F R O C, or C+ C< C> C#. `allowed` are the input values as written.
    """

    policy: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    annotations: tuple[str, ...]
    rules: tuple[RuleText, ...]
    allowed: tuple[str, ...] = ()
    defaults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that held: what the table saw, what the rule gave, what its notes say."""

    decision: str
    rule: int
    annotations: tuple[str, ...]
    inputs: Mapping[str, object]
    outputs: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Decided:
    """The answer of a decision, with every rule that led to it."""

    value: object
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Logic:
    """A compiled boxed expression and the names that it takes from outside."""

    compute: Compute
    names: frozenset[str]
    table: Table | None = None
    outputs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision: its logic, and the names of what it needs."""

    id: str
    name: str
    line: int
    logic: Logic
    inputs: tuple[str, ...] = ()  # names of required input data
    decisions: tuple[str, ...] = ()  # ids of required decisions
    knowledge: tuple[str, ...] = ()  # ids of required BKMs and decision services
    question: str = ""

    @property
    def table(self) -> Table | None:
        """The decision table as text; None when the logic is another boxed expression."""
        return self.logic.table

    @property
    def outputs(self) -> tuple[str, ...]:
        """Names of the entries of its answer, or its own name when the answer is one value."""
        return self.logic.outputs if len(self.logic.outputs) > 1 else (self.name,)


@dataclass(frozen=True, slots=True)
class Input:
    """Input data: a name and the declared type."""

    id: str
    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Knowledge:
    """A business knowledge model: its logic makes a function."""

    id: str
    name: str
    logic: Logic
    knowledge: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Service:
    """A decision service: parameters in order, as (id, name), and ids of output decisions.

    `types` are the declared types of the parameters, "" for none.
    """

    id: str
    name: str
    inputs: tuple[tuple[str, str], ...] = ()
    decisions: tuple[tuple[str, str], ...] = ()
    outputs: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    result: str = ""
    parameters: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        names = tuple(name for _, name in (*self.inputs, *self.decisions))
        object.__setattr__(self, "parameters", names)
