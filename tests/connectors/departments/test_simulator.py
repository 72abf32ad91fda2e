from datetime import UTC, datetime

import pytest

from yiwang.connectors.departments.simulator import Department
from yiwang.kernel.registers import ports
from yiwang.kernel.registers.types import Status

NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)


@pytest.fixture
def marriages() -> Department:
    return Department(
        "marriages",
        lambda: NOON,
        rows={"A": {"key": "A", "state": "已婚"}},
        unclear=frozenset({"U"}),
    )


@pytest.mark.parametrize(
    ("key", "status"),
    [("A", Status.FOUND), ("B", Status.ABSENT), ("U", Status.UNKNOWN)],
)
def test_a_department_answers_by_what_it_knows(
    marriages: Department, key: str, status: Status
) -> None:
    assert marriages.find(key).status == status
    assert marriages.check(key, {"state": "已婚"}).status == status


def test_a_check_says_yes_or_no(marriages: Department) -> None:
    assert marriages.check("A", {"state": "未婚"}).matches == {"state": False}


def test_a_department_that_is_down_is_unavailable(marriages: Department) -> None:
    marriages.down = True

    assert marriages.find("A").status == Status.UNAVAILABLE
    assert marriages.check("A", {"state": "已婚"}).matches == {}


def test_a_department_hangs_at_the_kernels_ports(marriages: Department) -> None:
    marriages.connect()

    assert ports.remote.get("marriages")("A").row == {"key": "A", "state": "已婚"}
