"""Bells that upper rooms fill: what a process may name, what a kind of case adds."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from yiwang.lib.actor import Actor
from yiwang.lib.ports import Port

# (case id, who, when) → process data; e.g. "results.issue", filled by services.results.apps
Service = Callable[[UUID, Actor, datetime], Mapping[str, Any]]
services: Port[Service] = Port("cases.services")


@dataclass(frozen=True)
class Panel:
    """A part of the case page that another room draws: a template and its plain values."""

    title: str
    template: str
    context: Mapping[str, Any]


# (case id, actor, at) → a panel, or None where there is nothing to show
PanelMaker = Callable[[UUID, Actor, datetime], Panel | None]
panels: Port[PanelMaker] = Port("cases.panels")


@dataclass(frozen=True)
class Paper:
    """A document about a case as others may cite it: its kind, title, number and last day."""

    kind: str  # services.results Kind
    title: str
    number: str
    until: date | None


# case id → the documents that were numbered for it, oldest first
Papers = Callable[[UUID], Sequence[Paper]]
papers: Port[Papers] = Port("cases.papers")
