from datetime import date
from typing import Any

import pytest

from tests.kernel.registers.conftest import AT
from yiwang.kernel.registers import actions, queries
from yiwang.lib.actor import system
from yiwang.lib.ids import gb11643

ADULT = "years and months duration(出生日期, 办理日期).years >= 起领年龄"


@pytest.fixture
def persons(registers: None) -> None:
    rows: list[dict[str, Any]] = [
        {"born": date(1940, 1, 1), "residence": "本市"},
        {"born": date(1946, 6, 1), "residence": "本市"},
        {"born": date(1940, 1, 1), "residence": "外市"},
        {"born": None, "residence": "本市"},
    ]
    for n, row in enumerate(rows):
        number = gb11643.make("440703", row["born"] or date(1950, 1, 1), n + 1)
        actions.put(
            register="persons",
            row={"id_number": number, "name": f"某{n}", **row},
            valid_from=date(2026, 1, 1),
            actor=system("t"),
            at=AT,
        )


@pytest.mark.usefixtures("persons")
def test_rows_are_counted_by_a_condition_on_a_day() -> None:
    def count(on: date) -> int | None:
        given = {"办理日期": on, "起领年龄": 80}
        return queries.count_rows("persons", on=on, where=f'户籍 = "本市" and {ADULT}', given=given)

    assert (count(date(2026, 5, 31)), count(date(2026, 6, 1))) == (1, 2)
    assert queries.count_rows("persons", on=date(2026, 5, 1)) == 4
    assert queries.count_rows("persons", on=date(2025, 5, 1)) == 0


@pytest.mark.usefixtures("registers")
def test_a_register_that_nobody_filled_is_not_zero() -> None:
    assert queries.count_rows("persons", on=date(2026, 5, 1)) is None
