"""How a built-in function is declared: its name, and one Python function per signature.

A signature lists parameters as `name:letter`, a `?` after an optional one. Letters: s text,
n number, b boolean, l list, c context, d date or date and time, t any moment, f function,
r range, p a range or a value, a anything with null. A value of another kind makes the call null.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from yiwang.lib.feel.kinds import kind

Body = TypeVar("Body", bound=Callable[..., object])

LETTERS: Mapping[str, frozenset[str]] = {
    "s": frozenset({"string"}),
    "n": frozenset({"number"}),
    "b": frozenset({"boolean"}),
    "l": frozenset({"list"}),
    "c": frozenset({"context"}),
    "d": frozenset({"date", "date and time"}),
    "t": frozenset({"date", "time", "date and time"}),
    "f": frozenset({"function"}),
    "r": frozenset({"range"}),
}
MISFIT = object()


@dataclass(frozen=True, slots=True)
class Signature:
    names: tuple[str, ...]
    letters: tuple[str, ...]
    required: int
    body: Callable[..., object]
    variadic: bool

    def arrange(self, arguments: list[object], labels: tuple[str, ...]) -> list[object] | None:
        """Return the arguments in order and of the right kinds; None when they do not fit."""
        if labels:
            arguments, fits = self._by_name(dict(zip(labels, arguments, strict=True)))
            if not fits:
                return None
        elif self.variadic:
            fixed = len(self.names) - 1
            arguments = [*arguments[:fixed], gather(arguments[fixed:])]
        if not self.required <= len(arguments) <= len(self.names):
            return None
        fitted = [
            fit(value, letter) for value, letter in zip(arguments, self.letters, strict=False)
        ]
        return None if MISFIT in fitted else fitted

    def _by_name(self, given: dict[str, object]) -> tuple[list[object], bool]:
        ordered = []
        for place, name in enumerate(self.names):
            if name in given:
                ordered.append(given.pop(name))
            elif place < self.required:
                return [], False
            elif given:
                ordered.append(None)
        return ordered, not given


def gather(arguments: list[object]) -> object:
    """Return one list, given as such or as separate arguments."""
    if len(arguments) == 1:
        return arguments[0]
    return arguments or MISFIT


def fit(value: object, letter: str) -> object:
    """Return a value as a parameter takes it; a list of one is its item and the reverse."""
    if letter in "ap":
        return value
    if kind(value) in LETTERS[letter]:
        return value
    if letter == "l":
        return MISFIT if value is None or value is MISFIT else [value]
    if isinstance(value, list) and len(value) == 1 and kind(value[0]) in LETTERS[letter]:
        return value[0]
    return MISFIT


class Builtin:
    """A built-in function with all its signatures."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.signatures: list[Signature] = []

    @property
    def parameters(self) -> tuple[str, ...]:
        return self.signatures[0].names

    def invoke(self, arguments: list[object], names: tuple[str, ...] = ()) -> object:
        """Call with positional or named arguments; null when no signature takes them."""
        for signature in self.signatures:
            fitted = signature.arrange(arguments, names)
            if fitted is not None:
                return signature.body(*fitted)
        return None


class Family:
    """Built-in functions that belong together."""

    def __init__(self) -> None:
        self.functions: dict[str, Builtin] = {}

    def add(self, name: str, signature: str, *, variadic: bool = False) -> Callable[[Body], Body]:
        """Declare a signature of a function; its last parameter takes the rest if variadic."""
        parts = [part.strip() for part in signature.split(",")] if signature else []
        names = tuple(part.partition(":")[0] for part in parts)
        letters = tuple(part.partition(":")[2].rstrip("?") for part in parts)
        required = sum(not part.endswith("?") for part in parts)

        def declare(body: Body) -> Body:
            builtin = self.functions.setdefault(name, Builtin(name))
            builtin.signatures.append(Signature(names, letters, required, body, variadic))
            return body

        return declare
