"""Rows for the province: mapped and checked by the standard, against bare json.dumps of them."""

import json
import time
from datetime import UTC, datetime, timedelta
from datetime import date as day

from scripts.bench import Line
from yiwang.connectors.province import mapping, standard
from yiwang.connectors.province.types import Facts, Kind, Pause, Rating, Signed

ROWS = 20_000
AT = datetime(2026, 3, 2, 12, tzinfo=UTC)
ITEM = "11100000000013338W3440117002011"
FACTS = Facts(
    number=f"{ITEM}202603020001",
    implementation=ITEM,
    title="小店许可",
    handling="承诺件",
    party_kind="person",
    number_kind="id-number",
    number_text="440703199005010123",
    name="李四",
    representative="",
    agent="",
    agent_kind="",
    agent_number="",
    phone="19900000001",
    channel="online",
    region="440703002101",
    organ="示例市市场监督管理局",
    organ_code=ITEM[:18],
    received=AT,
    accepted=AT,
    decided=AT,
    closed=AT,
    promised=day(2026, 3, 16),
    outcome="准予",
    reasons="符合条件",
    delivery="electronic",
    fee=False,
)
SIGNED = Signed("受理", "张三", "accept", "材料齐全", AT, AT + timedelta(hours=1))
PAUSE = Pause(extension=False, name="检验", began=AT, basis="检验，所需 5 日")
DETAILS = {
    Kind.APPLY: None,
    Kind.ACCEPT: SIGNED,
    Kind.PROCESS: SIGNED,
    Kind.SPECIAL: PAUSE,
    Kind.FINISH: None,
    Kind.RATE: Rating(1, "online", "", AT),
}


def run() -> list[Line]:
    kinds = list(DETAILS.items())
    began = time.perf_counter()
    made = []
    for n in range(ROWS):
        kind, detail = kinds[n % len(kinds)]
        row = mapping.make(kind, FACTS, detail)
        assert not standard.check(kind, row)
        made.append(row)
    ours = time.perf_counter() - began
    began = time.perf_counter()
    for row in made:
        json.dumps(row, ensure_ascii=False)
    bare = time.perf_counter() - began
    return [
        Line("province-rows", ROWS / ours, "rows/s", 10_000, at_least=True),
        Line("province-rows-against-json", ours / bare, "× json.dumps", 10),
    ]
