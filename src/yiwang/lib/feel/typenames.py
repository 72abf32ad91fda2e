"""Reading the name of a type: number, list<string>, context<a: date>, function<…> -> Any."""

from yiwang.lib.feel.cursor import Cursor
from yiwang.lib.feel.kinds import (
    ContextType,
    FunctionType,
    ListType,
    Named,
    RangeType,
    Type,
)

DURATIONS = {
    "days": "days and time duration",
    "years": "years and months duration",
    "date": "date and time",
}


def read_type(reader: Cursor) -> Type:
    """Read a type; raises FeelError where none stands."""
    if reader.token.kind != "word":
        raise reader.error("这里应为类型名称")
    first = reader.take().text
    if first in DURATIONS and reader.skip("and"):
        whole = DURATIONS[first]
        for word in whole.split()[2:]:
            reader.need(word)
        return Named(whole)
    if reader.sees("<"):
        return _generic(reader, first)
    while reader.token.kind == "word" and not reader.sees("and", "or", "then", "else", "return"):
        first = f"{first} {reader.take().text}"
    return Named(first)


def _generic(reader: Cursor, name: str) -> Type:
    reader.need("<")
    if name == "context":
        return ContextType(_members(reader))
    if name == "function":
        return _function(reader)
    item = read_type(reader)
    reader.need(">")
    if name == "list":
        return ListType(item)
    if name == "range":
        return RangeType(item)
    raise reader.error(f"“{name}”不是带尖括号的类型")


def _members(reader: Cursor) -> tuple[tuple[str, Type], ...]:
    members: list[tuple[str, Type]] = []
    while not reader.skip(">"):
        if members:
            reader.need(",")
        name = reader.label_or_name()
        reader.need(":")
        members.append((name, read_type(reader)))
    return tuple(members)


def _function(reader: Cursor) -> Type:
    parameters: list[Type] = []
    while not reader.skip(">"):
        if parameters:
            reader.need(",")
        parameters.append(read_type(reader))
    reader.need("->")
    return FunctionType(tuple(parameters), read_type(reader))
