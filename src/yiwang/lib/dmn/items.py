"""Item definitions: types with parts and allowed values, and values made to fit them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from yiwang.lib.dmn.xml import Element, elements, first, text_of
from yiwang.lib.feel import UnaryTests
from yiwang.lib.feel.kinds import ContextType, Function, Named, Type, kind
from yiwang.lib.feel.temporal import DateTime, FarDate, to_days

Types = Mapping[str, Type]
ALIASES = {
    "dateTime": "date and time",
    "dayTimeDuration": "days and time duration",
    "yearMonthDuration": "years and months duration",
    "days and time duration": "days and time duration",
}
BUILT_IN = frozenset(
    {
        "number", "string", "boolean", "date", "time", "date and time", "context", "Any",
        "years and months duration", "days and time duration",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ItemType:
    """A declared type; `allowed` binds each item, `constraint` the whole value."""

    base: Type
    collection: bool = False
    allowed: UnaryTests | None = None
    constraint: UnaryTests | None = None

    def holds(self, value: object, types: Types) -> bool:
        """Tell whether a value has the structure, whatever its allowed values."""
        if not self.collection:
            return self.base.holds(value, types)
        return isinstance(value, list) and all(
            item is None or self.base.holds(item, types) for item in value
        )

    def allows(self, value: object, types: Types) -> bool:
        """Tell whether a value of the structure is allowed, its parts included."""
        items = value if self.collection and isinstance(value, list) else [value]
        if self.constraint is not None and not self.constraint.match({"?": value}):
            return False
        return all(
            (self.allowed is None or item is None or self.allowed.match({"?": item}))
            and allows(item, self.base, types)
            for item in items
        )


@dataclass(frozen=True, slots=True)
class FunctionItem:
    parameters: int

    def holds(self, value: object, _types: Types) -> bool:
        """Tell whether a value is a function of as many parameters."""
        if kind(value) != "function":
            return False
        return not isinstance(value, Function) or len(value.parameters) == self.parameters


def allows(value: object, type_: Type, types: Types) -> bool:
    """Tell whether a value of a type's structure is within its allowed values."""
    if value is None:
        return True
    if isinstance(type_, Named):
        declared = types.get(type_.name)
        return declared is None or allows(value, declared, types)
    if isinstance(type_, ItemType):
        return type_.allows(value, types)
    if isinstance(type_, ContextType) and isinstance(value, dict):
        return all(allows(value.get(name), member, types) for name, member in type_.members)
    return True


def type_named(name: str | None) -> Type | None:
    """Return the type that a typeRef names; None for none or Any."""
    plain = (name or "").strip().removeprefix("feel:")
    plain = ALIASES.get(plain, plain)
    return None if plain in {"", "Any"} else Named(plain)


def read_items(root: Element) -> tuple[dict[str, Type], frozenset[str]]:
    """Return the declared types of a model by name, and the names of all their parts."""
    types: dict[str, Type] = {}
    members: set[str] = set()
    for item in elements(root, "itemDefinition"):
        types[str(item.get("name", "")).strip()] = _read_item(item, members)
    return types, frozenset(members)


def _read_item(item: Element, members: set[str]) -> ItemType:
    return ItemType(
        _base(item, members),
        item.get("isCollection") == "true",
        _tests(first(item, "allowedValues")),
        _tests(first(item, "typeConstraint")),
    )


def _base(item: Element, members: set[str]) -> Type:
    parts = list(elements(item, "itemComponent"))
    if parts:
        names = [str(part.get("name", "")).strip() for part in parts]
        members.update(names)
        kinds = [_read_item(part, members) for part in parts]
        return ContextType(tuple(zip(names, kinds, strict=True)))
    function = first(item, "functionItem")
    if function is not None:
        return FunctionItem(len(list(elements(function, "parameters"))))
    reference = first(item, "typeRef")
    return type_named(None if reference is None else reference.text) or Named("Any")


def _tests(element: Element | None) -> UnaryTests | None:
    return None if element is None else UnaryTests(text_of(element))


def conform(value: object, type_: Type | None, types: Types) -> object:
    """Return a value as a type wants it, else null.

    A list of one may be its item and the reverse; a date may be its midnight in UTC.
    """
    if type_ is None or value is None or _unknown(type_, types):
        return value
    for candidate in (value, _single(value), [value], _midnight(value)):
        if candidate is not None and type_.holds(candidate, types):
            return candidate if allows(candidate, type_, types) else None
    return None


def misfits(given: Sequence[object], fitted: Sequence[object]) -> bool:
    """Tell whether a value was lost while being made to fit."""
    return any(new is None and old is not None for new, old in zip(fitted, given, strict=True))


def _unknown(type_: Type, types: Types) -> bool:
    return isinstance(type_, Named) and type_.name not in types and type_.name not in BUILT_IN


def answers(value: object, type_: Type | None, types: Types) -> object:
    """Return what a function gives as its declared type wants it, a function type aside."""
    declared = types.get(type_.name) if isinstance(type_, Named) else None
    if isinstance(declared, ItemType) and isinstance(declared.base, FunctionItem):
        return value
    return conform(value, type_, types)


def _midnight(value: object) -> DateTime | None:
    return DateTime(to_days(value), 0, 0) if isinstance(value, date | FarDate) else None


def _single(value: object) -> object:
    return value[0] if isinstance(value, list) and len(value) == 1 else None
