from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connections, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from yiwang.kernel.records import ports
from yiwang.kernel.records.actions import record
from yiwang.kernel.records.engine.canonical import PersonalValue
from yiwang.kernel.records.models import Record
from yiwang.lib.actor import Actor, Kind

NOON = datetime(2026, 7, 1, 4, 0, tzinfo=UTC)
CLERK = Actor(kind=Kind.STAFF, id="clerk-1", name="王五", organisation="hall")
pytestmark = pytest.mark.django_db


def test_a_record_keeps_who_what_when_and_its_own_hash() -> None:
    number = record("case.closed", about=("case", "17"), actor=CLERK, at=NOON, data={"step": 2})

    row = Record.objects.get(pk=number)
    assert (row.event, row.about_type, row.about_id) == ("case.closed", "case", "17")
    assert (row.actor, row.organisation, row.at) == ("staff:clerk-1", "hall", NOON)
    assert row.data == {"step": 2}
    assert row.leaf.startswith("sha256:")
    assert row.xid > 0


def test_a_record_about_a_row_names_its_table() -> None:
    first = Record.objects.get(pk=record("a.done", about=("a", "1"), actor=CLERK, at=NOON))

    number = record("record.read", about=first, actor=CLERK, at=NOON)

    row = Record.objects.get(pk=number)
    assert (row.about_type, row.about_id) == ("kernel_records.record", str(first.pk))


@pytest.mark.parametrize("alias", ["default", "owner"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE kernel_records_record SET event = 'x'",
        "DELETE FROM kernel_records_record",
        "TRUNCATE kernel_records_record CASCADE",
    ],
)
@pytest.mark.django_db(databases=["default", "owner"])
def test_nobody_changes_a_record(alias: str, statement: str) -> None:
    with (
        pytest.raises(DatabaseError, match=r"只增不改|permission denied"),
        transaction.atomic(using=alias),
        connections[alias].cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.parametrize(
    "data",
    [
        {"name": "x"},
        {"applicant_phone": "x"},
        {"姓名": "x"},
        {"before": ["440700199001011234"]},
        {"text": "请联系 13800138000"},
        {"to": "li@example.cn"},
    ],
)
def test_a_record_refuses_personal_values(data: dict[str, object]) -> None:
    with pytest.raises(PersonalValue, match=r"个人信息|值像"):
        record("party.changed", about=("party", "1"), actor=CLERK, at=NOON, data=data)  # type: ignore[arg-type]


def test_a_record_takes_field_names_ids_and_keyed_hashes() -> None:
    record(
        "party.changed",
        about=("party", "1"),
        actor=CLERK,
        at=NOON,
        data={
            "fields": ["联系电话", "name"],
            "case": "3f0e7cfa-0000-4000-8000-138001380001",
            "phone": "hmac-sm3:00ff",
            "code": "914407001990010112",
        },
    )


def test_a_float_has_no_canonical_form() -> None:
    with pytest.raises(TypeError, match="data"):
        record("a.b", about=("a", "1"), actor=CLERK, at=NOON, data={"share": 0.1})  # type: ignore[dict-item]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ports, "_LISTENERS", {})
    ports.listen("case.opened", "somewhere.tasks.second")
    ports.listen("case.opened", "somewhere.tasks.first")
    ports.listen("case.opened", "somewhere.tasks.first")


def test_each_listener_gets_one_job(heard: None) -> None:
    number = record("case.opened", about=("case", "9"), actor=CLERK, at=NOON, data={"item": "i"})

    jobs = ProcrastinateJob.objects.order_by("id")
    assert [job.task_name for job in jobs] == ["somewhere.tasks.first", "somewhere.tasks.second"]
    assert jobs[0].args == {
        "record_id": number,
        "event": "case.opened",
        "about_type": "case",
        "about_id": "9",
        "data": {"item": "i"},
    }


def test_a_rollback_removes_the_record_and_its_jobs(heard: None) -> None:
    point = transaction.savepoint()
    record("case.opened", about=("case", "9"), actor=CLERK, at=NOON)
    assert (Record.objects.count(), ProcrastinateJob.objects.count()) == (1, 2)

    transaction.savepoint_rollback(point)

    assert (Record.objects.count(), ProcrastinateJob.objects.count()) == (0, 0)
