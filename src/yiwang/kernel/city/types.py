"""The declared city as the running house sees it: frozen, read from one published release."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from yiwang.declarations.shapes.city import City, Holidays, Organisation, Post, Role
from yiwang.declarations.shapes.pack import Parameter, Word
from yiwang.declarations.shapes.service import Form, Result, Service
from yiwang.lib.dates import WorkCalendar, YearFile


@dataclass(frozen=True)
class PublishedRelease:
    """One declared thing as it was published: a service with all it depends on, a register, the city."""

    hash: str
    key: str
    kind: str
    title: str
    body: Mapping[str, Any] = field(compare=False)


@dataclass(frozen=True)
class Item:
    """The body of a release of kind "service": an item with all that it depends on."""

    hash: str
    key: str  # "<pack>/<service>"
    pack: Mapping[str, Any]
    service: Service
    form: Form | None
    words: Mapping[str, Word]
    parameters: Mapping[str, Parameter]
    decisions: Mapping[str, str]  # id → DMN
    process: str  # BPMN
    result: Result | None
    notices: Mapping[str, str]  # file name → Markdown
    forms: Mapping[str, Form] = field(default_factory=dict)  # what the process asks of its people

    def parameters_on(self, day: date) -> dict[str, Any]:
        """Return every parameter's value in force on a day, by title; absent ones are left out."""
        found = {}
        for parameter in self.parameters.values():
            values = [v.value for v in parameter.values if v.from_ <= day]
            if values and values[-1] is not None:
                found[parameter.title] = values[-1]
        return found


@dataclass(frozen=True)
class DeclaredCity:
    """The body of the release "city"."""

    hash: str
    city: City
    organisations: Mapping[str, Organisation]
    roles: Mapping[str, Role]
    holidays: tuple[Holidays, ...] = ()

    @cached_property
    def calendar(self) -> WorkCalendar:
        """Working days: the city's own files win over the package, unpublished years are tentative."""
        return WorkCalendar(
            {
                h.year: YearFile(document=h.document, off=frozenset(h.off), work=frozenset(h.work))
                for h in self.holidays
            }
        )

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.city.timezone)

    def subordinates(self, organisation: str) -> frozenset[str]:
        """Return every organisation at or below this one."""
        found = {organisation}
        while more := {
            key for key, o in self.organisations.items() if o.superior in found and key not in found
        }:
            found |= more
        return frozenset(found)

    def posts(self, on: date) -> Iterator[tuple[str, Post]]:
        """Yield (organisation id, post) of everyone in post on that day."""
        for key, organisation in self.organisations.items():
            for post in organisation.staff:
                if post.since <= on and (post.until is None or on <= post.until):
                    yield key, post
