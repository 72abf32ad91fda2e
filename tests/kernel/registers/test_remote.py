from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from yiwang.kernel.registers import actions, ports, queries
from yiwang.kernel.registers.types import Checked, Lookup, Status
from yiwang.lib.actor import system
from yiwang.lib.refused import Refused

NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)
Apply = Callable[..., list[str]]


def test_a_register_that_another_keeps_has_no_table_and_answers_through_its_port(
    apply: Apply, firms_shape: dict[str, Any]
) -> None:
    changed = apply(faraway={**firms_shape, "keeper": "remote-lookup"})

    before = queries.lookup("faraway", "X")
    ports.remote.fill("faraway", lambda key: Lookup(Status.FOUND, {"code": key}, NOON))

    assert changed == []
    assert before.status == Status.UNAVAILABLE
    assert queries.lookup("faraway", "X").row == {"code": "X"}


def test_a_remote_check_never_gives_a_row(apply: Apply, firms_shape: dict[str, Any]) -> None:
    apply(yesno={**firms_shape, "keeper": "remote-check"})
    unavailable = queries.check("yesno", "X", {"name": "甲"})
    ports.checks.fill("yesno", lambda _, facts: Checked(Status.FOUND, dict.fromkeys(facts, True)))

    assert unavailable.status == Status.UNAVAILABLE
    assert queries.lookup("yesno", "X").status == Status.UNKNOWN
    assert queries.check("yesno", "X", {"name": "甲"}).matches == {"name": True}


def test_nothing_is_written_where_another_keeps_the_record(
    apply: Apply, firms_shape: dict[str, Any]
) -> None:
    apply(theirs={**firms_shape, "keeper": "remote-lookup"})

    with pytest.raises(Refused, match="由上级或部门掌握"):
        actions.put(
            register="theirs", row={}, valid_from=NOON.date(), actor=system("seed"), at=NOON
        )
