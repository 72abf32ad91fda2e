"""What kinds of value FEEL knows, and the types that `instance of` and item definitions name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Protocol

from yiwang.lib.feel.temporal import DateTime, FarDate, Months, Period, Time


class Type(Protocol):
    """A type; `types` holds the named ones."""

    def holds(self, value: object, types: Mapping[str, "Type"]) -> bool:
        """Tell whether a value is of this type."""
        ...


@dataclass(frozen=True, slots=True)
class Range:
    """An interval; None is an open end. `operator` is set for a one-sided one such as (< 10)."""

    low: object
    high: object
    low_closed: bool = True
    high_closed: bool = True
    operator: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Function:
    """A function value: `call` takes the arguments in the order of `parameters`."""

    parameters: tuple[str, ...]
    call: Callable[..., object]
    types: tuple[Type | None, ...] = ()
    result: Type | None = None
    convert: Callable[[object, Type], object] | None = field(default=None, repr=False)

    def invoke(self, arguments: list[object], names: tuple[str, ...] = ()) -> object:
        """Call with positional arguments, or named ones; null when they do not fit."""
        if names:
            if sorted(names) != sorted(self.parameters):
                return None
            given = dict(zip(names, arguments, strict=True))
            arguments = [given[name] for name in self.parameters]
        if len(arguments) != len(self.parameters):
            return None
        return self.call(*arguments)


KINDS: Mapping[type, str] = {
    type(None): "null",
    Decimal: "number",
    str: "string",
    bool: "boolean",
    date: "date",
    FarDate: "date",
    Time: "time",
    DateTime: "date and time",
    Months: "years and months duration",
    Period: "days and time duration",
    list: "list",
    dict: "context",
    Range: "range",
}
TITLES: Mapping[str, str] = {
    "null": "空",
    "number": "数",
    "string": "文字",
    "boolean": "是否",
    "date": "日期",
    "time": "时间",
    "date and time": "日期时间",
    "years and months duration": "年月时长",
    "days and time duration": "日时时长",
    "list": "列表",
    "context": "一组值",
    "range": "区间",
    "function": "函数",
}


def kind(value: object) -> str:
    """Return the FEEL name of a value's kind; a function of any class is "function"."""
    return KINDS.get(type(value), "function")


@dataclass(frozen=True, slots=True)
class Named:
    """A built-in type or one that the model defines."""

    name: str

    def holds(self, value: object, types: Mapping[str, Type]) -> bool:
        if self.name in types:
            return types[self.name].holds(value, types)
        if self.name == "Any":
            return value is not None
        return kind(value) == self.name


@dataclass(frozen=True, slots=True)
class ListType:
    item: Type

    def holds(self, value: object, types: Mapping[str, Type]) -> bool:
        return isinstance(value, list) and all(_admits(self.item, item, types) for item in value)


@dataclass(frozen=True, slots=True)
class ContextType:
    members: tuple[tuple[str, Type], ...]

    def holds(self, value: object, types: Mapping[str, Type]) -> bool:
        return isinstance(value, dict) and all(
            name in value and _admits(member, value[name], types) for name, member in self.members
        )


@dataclass(frozen=True, slots=True)
class RangeType:
    item: Type

    def holds(self, value: object, types: Mapping[str, Type]) -> bool:
        if not isinstance(value, Range):
            return False
        ends = [end for end in (value.low, value.high) if end is not None]
        return all(self.item.holds(end, types) for end in ends)


@dataclass(frozen=True, slots=True)
class FunctionType:
    parameters: tuple[Type, ...]
    result: Type

    def holds(self, value: object, types: Mapping[str, Type]) -> bool:  # noqa: ARG002 - Type
        if not isinstance(value, Function):
            return kind(value) == "function" and not self.parameters
        return len(value.parameters) == len(self.parameters)


def _admits(type_: Type, value: object, types: Mapping[str, Type]) -> bool:
    return value is None or type_.holds(value, types)
