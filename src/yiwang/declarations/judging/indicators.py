"""Rules of an indicator: it must be possible to compute it."""

from collections.abc import Iterator

from yiwang.declarations.judging.rule import rule
from yiwang.declarations.problem import Problem
from yiwang.declarations.shapes import Count
from yiwang.declarations.tree import Tree


@rule("J70")
def counts_one_kind(tree: Tree) -> Iterator[Problem]:
    """指标的分子、分母各数一种：办件（cases）或者库（register）；只有办件有结果（outcome）。"""
    for pack in tree.packs.values():
        for source in pack.indicators.values():
            if source.shape is None:
                continue
            for part, count in (("count", source.shape.count), ("of", source.shape.of)):
                if count is not None and (said := _unclear(count)):
                    yield source.problem("J70", said, part)


def _unclear(count: Count) -> str:
    if (count.cases is None) == (count.register_ is None):
        return "要写 cases 或者 register，只写一个"
    if count.outcome is not None and count.cases is None:
        return "库里的行没有办件结果（outcome）"
    return ""


@rule("J71")
def averages_measure_cases(tree: Tree) -> Iterator[Problem]:
    """平均时长（measure）量的是办件，不写分母（of）：分母就是这些办件的件数。"""
    for pack in tree.packs.values():
        for source in pack.indicators.values():
            shape = source.shape
            if shape is None or shape.measure is None:
                continue
            if shape.of is not None:
                yield source.problem("J71", "量平均时长不写分母", "of")
            if shape.count.cases is None:
                yield source.problem("J71", "只有办件能量时长", "count")
