"""Indicators of the small city, and cases in the states that they count."""

from datetime import timedelta
from typing import Any

import pytest

from tests import making
from yiwang.kernel.access.actions import set_actor
from yiwang.kernel.cases import actions as cases
from yiwang.kernel.cases.models import Case
from yiwang.kernel.cases.types import Deed
from yiwang.lib.actor import Actor, Grant, Kind, system

HEAD = Actor(
    kind=Kind.STAFF,
    id="head",
    name="演示负责人",
    organisation=making.BUREAU,
    grants=frozenset(Grant(d, making.BUREAU) for d in ("indicators.see", "cases.see")),
)
ELSEWHERE = Actor(
    kind=Kind.STAFF,
    id="elsewhere",
    organisation="other-bureau",
    grants=frozenset(Grant(d, "other-bureau") for d in ("indicators.see", "cases.see")),
)
DECLARED: dict[str, dict[str, Any]] = {
    "granted": {"title": "准予件数", "unit": "件", "count": {"cases": "new", "outcome": "granted"}},
    "inspected": {
        "title": "现场核查率",
        "unit": "%",
        "count": {"cases": "new", "where": '现场核查 = "需要"'},
        "of": {"cases": "new"},
    },
    "large": {
        "title": "大店件数",
        "unit": "件",
        "count": {"cases": "new", "where": '面积 >= 大店面积 and 渠道 = "网上"'},
    },
    "days": {
        "title": "平均办理工作日",
        "unit": "工作日",
        "count": {"cases": "new"},
        "measure": "working-days",
    },
}
PARAMETER = {
    "title": "大店面积",
    "values": [{"from": "2020-01-01", "value": 60, "law": "办法"}],
}


def publish(**declared: dict[str, Any]) -> None:
    words = making.item_body()["words"]
    making.publish(
        *(
            making.Made(
                f"shops/{id_}",
                "indicator",
                shape["title"],
                {
                    "pack": {"id": "shops", "title": "小店"},
                    "id": id_,
                    "indicator": {"means": "口径写在这里。", **shape},
                    "words": words,
                    "parameters": {"large-area": PARAMETER},
                },
            )
            for id_, shape in declared.items()
        )
    )


def do(
    case: Case, deed: Deed, role: str, outcome: str, *, days: int = 0, account: str = ""
) -> Case:
    return cases.complete(
        task_id=case.tasks.get(deed=deed, state="open").pk,
        outcome=outcome,
        opinion="理由充分",
        actor=making.staff(role, account=account),
        at=making.NOON + timedelta(days=days, hours=1),
    )


@pytest.fixture(autouse=True)
def _city(db: None) -> None:
    set_actor(system("test"))
    making.publish_city()
    publish(**DECLARED)


@pytest.fixture
def four_cases() -> list[Case]:
    """Two small shops granted after 1 and 4 days, one large in inspection, one just received."""
    made = [making.open_case(area=a) for a in ("30", "40", "80", "55")]
    for case, days in zip(made[:2], (1, 4), strict=True):
        do(case, Deed.ACCEPT, "acceptor", "accept")
        do(case, Deed.DECIDE, "approver", "grant", days=days)
    do(made[2], Deed.ACCEPT, "acceptor", "accept")
    return made
