from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from yiwang.kernel.registers import queries
from yiwang.lib.refused import Refused

Apply = Callable[..., list[str]]


def test_applying_twice_changes_nothing(apply: Apply, firms_shape: dict[str, Any]) -> None:
    first = apply(twice=firms_shape)

    assert first == ["新建库 twice（5 个字段）"]
    assert apply(twice=firms_shape) == []
    assert queries.get_data("twice").title == "法人库"


def test_a_field_is_added_to_a_table_that_exists(apply: Apply, firms_shape: dict[str, Any]) -> None:
    apply(grown=firms_shape)
    more = [*firms_shape["fields"], {"id": "founded", "title": "成立日期", "type": "date"}]

    assert apply(grown={**firms_shape, "fields": more}) == ["库 grown 增加字段 founded"]


def test_a_dangerous_change_is_refused_and_nothing_is_done(
    apply: Apply, firms_shape: dict[str, Any]
) -> None:
    apply(shrunk=firms_shape)
    fewer = firms_shape["fields"][:2]

    with pytest.raises(Refused, match="不再声明"):
        apply(shrunk={**firms_shape, "fields": fewer}, brandnew=firms_shape)

    with pytest.raises(Refused, match="没有"):
        queries.get_data("brandnew")


@pytest.mark.parametrize(
    "deed", ["UPDATE reg.firms SET name = 'x'", "DELETE FROM reg.firms", "DROP TABLE reg.firms"]
)
def test_the_application_cannot_rewrite_history(registers: None, deed: str) -> None:
    with (
        pytest.raises(ProgrammingError, match=r"permission denied|must be owner"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(deed)
