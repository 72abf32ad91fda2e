"""What the components show: plain frozen values that pages build and templates read.

Everything here is data ready to be shown. Text that comes from a pack has already been converted
for the reader's script (`ui.script.say`); names and form values never are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

LightName = Literal["none", "normal", "warning", "overdue", "stopped"]
FieldKind = Literal[
    "text",
    "textarea",
    "number",
    "money",
    "date",  # three inputs: name_year, name_month, name_day (ui.reading.read_date)
    "day",  # the browser's own date input
    "radios",
    "select",
    "checkboxes",
    "file",
    "region",  # chained selects, one per level
    "password",
    "known",  # a register knows it: shown with its source, posted unchanged
]


@dataclass(frozen=True, slots=True)
class Link:
    """One place to go: navigation, breadcrumb, tile or tab. `count` is shown when given."""

    title: str
    url: str = ""
    current: bool = False
    count: int | None = None
    alarming: bool = False  # the count is of overdue things
    icon: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    title: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Stored:
    """A file that is kept already. `remove` is the value that the remove button posts."""

    name: str
    size: int  # bytes
    url: str = ""
    remove: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """One select of a region: its own name, what is chosen, and what may be chosen."""

    name: str
    title: str
    options: tuple[Option, ...] = ()
    value: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One question. `value` is exactly what was or will be posted; it is never converted."""

    name: str
    label: str
    kind: FieldKind = "text"
    value: str | Sequence[str] = ""  # a sequence for checkboxes; (year, month, day) for a date
    hint: str = ""
    error: str = ""
    required: bool = True
    options: tuple[Option, ...] = ()
    unit: str = ""
    rows: int = 5
    width: Literal["", "2", "3", "4", "5", "10", "20"] = ""
    autocomplete: str = ""
    inputmode: Literal["", "numeric", "decimal", "tel", "email"] = ""
    source: str = ""  # where a prefilled value comes from and as of when
    heading: bool = False  # the label is the page's one question and its h1
    accept: tuple[str, ...] = ()  # pdf, jpg, png
    limit: int = 0  # bytes for one file
    multiple: bool = False
    files: tuple[Stored, ...] = ()
    levels: tuple[Level, ...] = ()
    refresh: str = ""  # where the next level of a region is fetched from
    read_only: bool = False

    @property
    def id(self) -> str:
        return f"f-{self.name}"

    @property
    def anchor(self) -> str:
        """Return the id of the first control, where the error summary leads."""
        if self.kind == "date":
            return f"{self.id}-year"
        if self.kind in {"radios", "checkboxes"}:
            return f"{self.id}-1"
        if self.kind == "region" and self.levels:
            return f"f-{self.levels[0].name}"
        return self.id

    @property
    def described_by(self) -> str:
        parts = [f"{self.id}-hint"] if self.hint else []
        parts += [f"{self.id}-source"] if self.source else []
        parts += [f"{self.id}-limit"] if self.kind == "file" else []
        parts += [f"{self.id}-error"] if self.error else []
        return " ".join(parts)

    @property
    def chosen(self) -> frozenset[str]:
        return frozenset([self.value] if isinstance(self.value, str) else self.value)

    @property
    def date_parts(self) -> tuple[str, str, str]:
        """Return year, month and day, from a sequence of three or an ISO date."""
        parts = self.value.split("-") if isinstance(self.value, str) else list(self.value)
        year, month, day = [*parts, "", "", ""][:3]
        return year, month, day

    @property
    def dotted_accept(self) -> str:
        return ",".join(f".{ending}" for ending in self.accept)


@dataclass(frozen=True, slots=True)
class Problem:
    """One line of the error summary; `anchor` is the id of the control it leads to."""

    message: str
    anchor: str = ""


def problems(fields: Sequence[Field]) -> tuple[Problem, ...]:
    """Gather the error summary from the fields of a page, in their order."""
    return tuple(Problem(f.error, f.anchor) for f in fields if f.error)


@dataclass(frozen=True, slots=True)
class Task:
    """One line of a task list."""

    title: str
    state: str
    url: str = ""
    hint: str = ""
    tone: Literal["", "action", "in-time", "soon", "seal"] = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One row of a summary: what was asked, what is known, and where to change it."""

    label: str
    value: str = ""
    change: str = ""  # url
    source: str = ""
    differs: str = ""  # what a register says instead
    lines: tuple[str, ...] = ()
    url: str = ""  # the value is a link


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of the clock: the day, what happened to it, and the article."""

    day: str
    text: str
    law: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """One point of a case's timeline."""

    title: str
    when: str = ""
    text: str = ""
    state: Literal["done", "now", "next", "stopped"] = "done"
    by: str = ""
    reasons: tuple[Reason, ...] = ()
    links: tuple[Link, ...] = ()
    iso: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    url: str = ""
    light: LightName | None = None


@dataclass(frozen=True, slots=True)
class Column:
    title: str
    number: bool = False


@dataclass(frozen=True, slots=True)
class Paging:
    """Cursor paging: links to the page before and after; no page numbers, no total needed."""

    before: str = ""
    after: str = ""
    says: str = ""  # e.g. 第 1 至 20 件


@dataclass(frozen=True, slots=True)
class Table:
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell | str, ...], ...]
    paging: Paging | None = None
    empty: str = ""
    numbers_only: bool = False  # stays a table on a phone

    @property
    def lines(self) -> tuple[tuple[tuple[Column, Cell], ...], ...]:
        """Pair every cell with its column, for the labels on a phone."""
        return tuple(
            tuple(
                (column, cell if isinstance(cell, Cell) else Cell(cell))
                for column, cell in zip(self.columns, row, strict=True)
            )
            for row in self.rows
        )


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of plain series. The same figures always stand below it as a table."""

    name: str  # unique on the page
    title: str
    kind: Literal["bar", "line"]
    labels: tuple[str, ...]
    series: Mapping[str, Sequence[float]]
    unit: str = ""
    source: str = ""

    @property
    def data(self) -> dict[str, object]:
        """Return what yiwang.js draws from."""
        return {
            "kind": self.kind,
            "unit": self.unit,
            "labels": list(self.labels),
            "series": [{"name": k, "data": list(v)} for k, v in self.series.items()],
        }

    @property
    def table(self) -> Table:
        heads = (Column(self.unit), *(Column(name, number=True) for name in self.series))
        rows = tuple(
            (label, *(f"{values[i]:g}" for values in self.series.values()))
            for i, label in enumerate(self.labels)
        )
        return Table(self.title, heads, rows, numbers_only=True)


@dataclass(frozen=True, slots=True)
class Queue:
    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One case in the list of the workbench."""

    title: str
    url: str
    number: str = ""
    party: str = ""
    light: LightName = "none"
    due: str = ""
    state: str = ""
    value: str = ""  # of the checkbox for batches; empty: none
    open: bool = False
