"""Searching 15,000 items in memory, beside a bare scan of their titles as the limit."""

import itertools
import statistics
import time
from collections.abc import Callable

from scripts.bench import Line
from yiwang.services.catalogue.engine.index import Index
from yiwang.services.catalogue.types import Entry

COUNT = 15_000
DEEDS = ("核发", "变更", "延续", "补办", "注销", "登记", "备案", "确认", "申领", "查询")
THINGS = (
    "食品经营许可证",
    "居民身份证",
    "高龄津贴",
    "不动产权证",
    "道路运输证",
    "医师执业证",
    "营业执照",
    "残疾人证",
    "户口",
    "社会保障卡",
)
PLACES = ("学校", "饭店", "药店", "幼儿园", "养老院", "工地", "村委会", "医院", "网吧", "旅馆")
ASKED = ("身份证丢了怎么办", "开饭店要办什么证", "老人津贴怎么领", "药店变更", "gljt", "户口")


def entries() -> list[Entry]:
    names = itertools.cycle(itertools.product(PLACES, THINGS, DEEDS))
    return [
        Entry(f"pack/{n}", title, {"事项": (title,), "也叫": (f"{thing}丢了", f"开{place}")})
        for n, (place, thing, deed) in zip(range(COUNT), names, strict=False)
        for title in (f"{place}{thing}{deed}（{n}）",)
    ]


def milliseconds(ask: Callable[[str], object]) -> float:
    """Return the slowest question's median of 15."""
    slow = 0.0
    for said in ASKED:
        times = []
        for _ in range(15):
            began = time.perf_counter()
            ask(said)
            times.append((time.perf_counter() - began) * 1000)
        slow = max(slow, statistics.median(times))
    return slow


def run() -> list[Line]:
    made = entries()
    began = time.perf_counter()
    index = Index(made)
    built = time.perf_counter() - began
    titles = [e.title for e in made]
    bare = milliseconds(lambda said: [t for t in titles if said in t])
    found = milliseconds(index.search)
    return [
        Line("search-build", built, "s", 20),
        Line("search-15000", found, "ms", 50),
        Line("search-bare-scan", bare, "ms", 50),
    ]
