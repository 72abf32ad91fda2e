"""Registers of the tests; their tables are made on the owner's own connection, outside the test."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from yiwang.declarations.shapes.pack import Data
from yiwang.kernel.registers import actions
from yiwang.lib.actor import system

AT = datetime(2026, 1, 1, 4, tzinfo=UTC)


def field(id_: str, title: str, type_: str = "text", **more: Any) -> dict[str, Any]:
    return {"id": id_, "title": title, "type": type_, **more}


COMMON = {"sharing": "有条件共享", "update_cycle": "每日"}
PERSONS = {
    **COMMON,
    "title": "人口库",
    "owner": "public-security",
    "key": "id_number",
    "fields": [
        field("id_number", "公民身份号码", required=True, personal=True, format="id-number"),
        field("name", "姓名", required=True, personal=True, search=True),
        field("born", "出生日期", "date", personal=True),
        field("residence", "户籍", one_of=["本市", "外市"]),
    ],
}
FIRMS = {
    **COMMON,
    "title": "法人库",
    "owner": "market-supervision",
    "sharing": "无条件共享",
    "key": "code",
    "fields": [
        field("code", "统一社会信用代码", required=True, format="credit-code"),
        field("name", "名称", required=True, search=True),
        field("capital", "注册资本", "money"),
        field("kinds", "经营项目", "list"),
        field("active", "存续", "boolean"),
    ],
}
Apply = Callable[..., list[str]]


@pytest.fixture
def apply(owner: None) -> Apply:
    """Apply declarations as the owner does."""

    def apply_(**registers: dict[str, Any]) -> list[str]:
        shapes = {k: Data.model_validate(v) for k, v in registers.items()}
        return actions.apply(registers=shapes, actor=system("apply"), at=AT)

    return apply_


@pytest.fixture
def registers(apply: Apply) -> None:
    apply(persons=PERSONS, firms=FIRMS)


@pytest.fixture
def firms_shape() -> dict[str, Any]:
    return dict(FIRMS)
