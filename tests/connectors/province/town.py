"""A city with an office that keeps the line to the province, a resident, and jobs that run here."""

import json
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from procrastinate.contrib.django import app

from tests import making
from yiwang.kernel.cases import actions as cases
from yiwang.kernel.cases.models import Case
from yiwang.kernel.cases.types import Deed
from yiwang.kernel.parties.actions import register_person
from yiwang.lib.actor import Actor, Grant, Kind, system
from yiwang.lib.ids import gb11643

ROBOT = system("test")
OFFICE = "data-office"
KEEPER = Actor(
    kind=Kind.STAFF,
    id="keeper",
    name="演示对接员",
    organisation=OFFICE,
    roles=frozenset({"connector-keeper"}),
    grants=frozenset({Grant("connectors.mend", OFFICE), Grant("cases.see", OFFICE)}),
)
STAFF = [
    {
        "account": "keeper",
        "name": "演示对接员",
        "roles": ["connector-keeper"],
        "since": "2024-01-02",
    }
]
CITY: dict[str, Any] = {
    **making.CITY,
    "city": {**making.CITY["city"], "record": {"intake": "province"}},  # type: ignore[dict-item]
    "organisations": {
        **making.CITY["organisations"],  # type: ignore[dict-item]
        OFFICE: {**making.ORGANISATION, "short": "政数", "staff": STAFF},
    },
    "roles": {
        **making.CITY["roles"],  # type: ignore[dict-item]
        "connector-keeper": {
            "title": "对接人员",
            "means": "处理退回的数据",
            "deeds": ["cases.see", "connectors.mend"],
        },
    },
}
NUMBER = gb11643.make("440703", date(1990, 5, 1), 12)


def publish() -> UUID:
    """Publish the city and register its resident; returns the party."""
    making.publish_city()
    making.publish(making.Made("city", "city", "示例市", CITY))
    return register_person(name="李四", number=NUMBER, actor=ROBOT, at=making.NOON).pk


def sign(case: Case, deed: Deed, role: str, outcome: str, *, hours: int = 1) -> Case:
    return cases.complete(
        task_id=case.tasks.get(deed=deed, state="open").pk,
        outcome=outcome,
        opinion="理由充分",
        actor=making.staff(role),
        at=making.NOON + timedelta(hours=hours),
    )


def work(*, at: datetime | None = None) -> int:
    """Run the province's jobs that are due, as a worker would; returns how many."""
    done = 0
    while job := _next(at):
        app.tasks[job[0]].func(**job[1])
        done += 1
    return done


def _next(at: datetime | None) -> tuple[str, dict[str, Any]] | None:
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM procrastinate_events WHERE job_id IN (SELECT id FROM procrastinate_jobs)"
        )
        cursor.execute(
            "DELETE FROM procrastinate_jobs WHERE id = (SELECT id FROM procrastinate_jobs"
            " WHERE task_name LIKE 'yiwang.connectors.province.%%'"
            " AND (scheduled_at IS NULL OR scheduled_at <= coalesce(%s, now()))"
            " ORDER BY id LIMIT 1) RETURNING task_name, args",
            [at],
        )
        found = cursor.fetchone()
    if found is None:
        return None
    return found[0], found[1] if isinstance(found[1], dict) else json.loads(found[1])
