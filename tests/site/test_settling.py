from datetime import UTC, date, datetime

import pytest

from yiwang.kernel.access.actions import sign_in_staff
from yiwang.kernel.access.queries import list_staff
from yiwang.kernel.registers import queries
from yiwang.kernel.registers.types import Status
from yiwang.site import publishing, settling
from yiwang.site.demo import seeding
from yiwang.site.demo.sitters import list_sitters
from yiwang.site.steps import Context

NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)


@pytest.fixture
def context(committing: str) -> Context:
    """Settle in a database of its own: other tests leave tables of registers behind."""
    context = Context(at=NOON, demo=True)
    publishing.publish_city(context)
    settling.make_registers(context)
    settling.follow_posts(context)
    seeding.seed(context)
    return context


def test_the_demo_city_settles_and_a_second_start_changes_nothing(context: Context) -> None:
    first = len(list_staff())
    again = Context(at=NOON, demo=True)

    settling.make_registers(again)
    settling.follow_posts(again)
    seeding.seed(again)

    assert first > 30
    assert len(list_staff()) == first
    assert again.accounts == context.accounts


def test_every_told_account_signs_in(context: Context) -> None:
    staff = [a for a in context.accounts if a.password == settling.DEMO_PASSWORD]

    done = sign_in_staff(username=staff[0].username, password=staff[0].password, at=NOON)

    assert len(staff) > 5
    assert done.refused is None


def test_who_sits_down_at_the_simulator_is_in_the_register(context: Context) -> None:
    residents = [s for s in list_sitters() if s.document_type == "公民身份号码"]

    for sitter in residents:
        found = queries.lookup("population", sitter.document_number)
        assert found.row is not None
        assert found.row["name"] == sitter.name
        if sitter.firm:
            assert queries.lookup("firms", sitter.credit_code).status == Status.FOUND


def test_the_population_is_loaded_whole(context: Context) -> None:
    assert sum(1 for _ in queries.iterate("population", on=date(2026, 11, 20))) == 10_000
