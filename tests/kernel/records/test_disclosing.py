from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from uuid import UUID, uuid4

import pytest

from yiwang.kernel.records import queries
from yiwang.kernel.records.actions import record_disclosures
from yiwang.kernel.records.engine.disclosure import disclose, discloses, gathered
from yiwang.kernel.records.models import Record
from yiwang.kernel.records.types import Disclosed, Disclosures
from yiwang.lib.actor import Actor, Kind

NOON = datetime(2026, 7, 1, 4, 0, tzinfo=UTC)
CLERK = Actor(kind=Kind.STAFF, id="clerk-1", organisation="hall")
A, B = UUID(int=1), UUID(int=2)


@discloses("applicant", "窗口受理")
def page(request: SimpleNamespace, *shown: UUID) -> str:
    for party in shown:
        disclose(request, party, ["联系电话", "姓名"])
        disclose(request, party, ["姓名"])
    return "ok"


def test_a_marked_page_gathers_whose_fields_it_shows() -> None:
    request = SimpleNamespace()

    assert page(request, B, A) == "ok"

    fields = ("姓名", "联系电话")
    assert gathered(request) == Disclosures(
        "applicant", "窗口受理", (Disclosed(A, fields), Disclosed(B, fields))
    )


def test_a_marked_page_that_shows_nobody_has_nothing_to_record() -> None:
    request = SimpleNamespace()
    page(request)

    assert gathered(request) is None
    assert gathered(SimpleNamespace()) is None


def test_the_mark_can_be_found_on_the_page() -> None:
    assert page.discloses == ("applicant", "窗口受理")  # type: ignore[attr-defined]


def test_an_unmarked_page_cannot_disclose() -> None:
    with pytest.raises(TypeError, match="@discloses"):
        disclose(SimpleNamespace(), A, ["姓名"])


def look(*parties: UUID, after: int = 0) -> int:
    shown = Disclosures("applicant", "窗口受理", tuple(Disclosed(p, ("姓名",)) for p in parties))
    return record_disclosures(shown, actor=CLERK, at=NOON + timedelta(minutes=after))


@pytest.mark.django_db
def test_one_response_is_one_record_without_any_value() -> None:
    number = look(A, B)

    row = Record.objects.get(pk=number)
    assert (row.event, row.about_type, row.about_id) == ("personal.disclosed", "applicant", "")
    assert row.data == {
        "purpose": "窗口受理",
        "subjects": [{"party": str(A), "fields": ["姓名"]}, {"party": str(B), "fields": ["姓名"]}],
    }


@pytest.mark.django_db
def test_a_person_sees_who_looked_newest_first_page_by_page(
    django_assert_num_queries: Callable[..., object],
) -> None:
    looks = [look(A, after=n) for n in range(5)]
    look(uuid4())

    first, cursor = queries.list_disclosures(A, limit=3)
    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        second, end = queries.list_disclosures(A, before=cursor, limit=3)

    assert [each.record for each in (*first, *second)] == looks[::-1]
    assert end is None
    assert (first[0].actor, first[0].organisation, first[0].purpose, first[0].fields) == (
        "staff:clerk-1",
        "hall",
        "窗口受理",
        ("姓名",),
    )
