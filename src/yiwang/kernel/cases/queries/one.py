"""One case and what belongs to it."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeAlias
from uuid import UUID

from yiwang.declarations.shapes.service import Form
from yiwang.kernel.cases.engine import clockwork
from yiwang.kernel.cases.models import Case, Event, Material, Note, Task
from yiwang.kernel.cases.types import NO_CASE, NO_FILE, NO_TASK
from yiwang.kernel.city.queries import get_city, get_item
from yiwang.kernel.processes import engine as processes
from yiwang.lib import limits

# for pages, which name rows but never touch tables
CaseRow: TypeAlias = Case
TaskRow: TypeAlias = Task


def get_case(case_id: UUID, *, lock: bool = False) -> Case:
    """Return a case; Refused 404 when there is none that this actor's row security lets through."""
    rows = Case.objects.select_for_update() if lock else Case.objects
    case = rows.filter(pk=case_id).first()
    if case is None:
        raise NO_CASE
    return case


def get_case_by_number(number: str) -> Case:
    case = Case.objects.filter(number=number.strip().upper()).first()
    if case is None:
        raise NO_CASE
    return case


def find_by_deed(deed: UUID) -> Case | None:
    """Return the case that this submission made already, so that a double click makes one."""
    return Case.objects.filter(deed=deed).first()


def get_task(task_id: UUID, *, lock: bool = False) -> Task:
    rows = Task.objects.select_for_update(of=("self", "case")) if lock else Task.objects
    task = rows.select_related("case").filter(pk=task_id).first()
    if task is None:
        raise NO_TASK
    return task


def get_task_form(task: Task) -> Form | None:
    """Return the form that the process names for this step (`yw:form`), e.g. an inspection."""
    item = get_item(task.case.release)
    return item.forms.get(processes.config_of(item.process, task.node).get("form", ""))


def list_tasks(case: Case) -> list[Task]:
    """Return every step of a case, oldest first, with who signed."""
    return list(case.tasks.prefetch_related("assignments").order_by("opened_at", "id"))


def list_events(case: Case) -> list[Event]:
    return list(case.events.order_by("at", "id"))


def list_materials(case: Case) -> list[Material]:
    """Return the materials in force."""
    return list(case.materials.filter(replaced_at=None).order_by("id"))


def list_notes(case: Case) -> list[Note]:
    return list(case.notes.order_by("at", "id"))


def reckon_case(case: Case, *, at: datetime) -> limits.Reckoning:
    """Return both clocks of a case with every step and its article: "why this date?"."""
    city = get_city()
    return clockwork.reckon(
        [clockwork.as_event(e) for e in list_events(case)],
        get_item(case.release).service,
        city,
        today=at.astimezone(city.zone).date(),
    )


def reckon_many(cases: Sequence[Case], *, at: datetime) -> dict[UUID, limits.Reckoning]:
    """Return the clocks of a page of cases with one query for all their events."""
    city = get_city()
    today = at.astimezone(city.zone).date()
    events: dict[UUID, list[limits.Event]] = {c.pk: [] for c in cases}
    for event in Event.objects.filter(case__in=events).order_by("at", "id"):
        events[event.case_id].append(clockwork.as_event(event))
    return {
        c.pk: clockwork.reckon(events[c.pk], get_item(c.release).service, city, today=today)
        for c in cases
    }


def get_material(material_id: int) -> Material:
    """Return one handed-in material that has a file."""
    rows = Material.objects.select_related("case").exclude(file=None)
    found = rows.filter(pk=material_id).first()
    if found is None:
        raise NO_FILE
    return found
