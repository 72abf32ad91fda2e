from typing import Any

from yiwang.declarations.shapes.pack import Data
from yiwang.kernel.registers.engine.ddl import AddColumn, Create, diff


def declare(key: str = "code", **fields: str) -> Data:
    body: dict[str, Any] = {
        "title": "法人库",
        "owner": "market-supervision",
        "key": key,
        "sharing": "无条件共享",
        "update_cycle": "每日",
        "fields": [{"id": k, "title": k, "type": v} for k, v in fields.items()],
    }
    return Data.model_validate(body)


def test_a_new_register_is_created_with_typed_columns() -> None:
    data = declare(code="text", capital="money", founded="date", kinds="list")

    columns = {"code": "text", "capital": "numeric(18,2)", "founded": "date", "kinds": "text[]"}
    assert diff("firms", data, {}).changes == (Create("firms", columns, "code"),)


def test_a_new_field_is_added() -> None:
    data = declare(code="text", founded="date")

    found = diff("firms", data, {"_id": "bigint", "code": "text"}, key_before="code")

    assert found.changes == (AddColumn("firms", "founded", "date"),)
    assert not found.dangers


def test_nothing_to_do_is_nothing() -> None:
    found = diff("firms", declare(code="text"), {"_id": "bigint", "code": "text"})

    assert (found.changes, found.dangers) == ((), ())


def test_a_field_that_is_gone_a_type_and_a_key_that_changed_are_dangers() -> None:
    data = declare(key="name", code="number", name="text")

    found = diff("firms", data, {"code": "text", "name": "text", "old": "text"}, key_before="code")

    assert not found.changes
    reasons = " ".join(str(d) for d in found.dangers)
    assert "old 不再声明" in reasons
    assert "code 的类型由 text 改为 numeric" in reasons
    assert "主键由 code 改为 name" in reasons
