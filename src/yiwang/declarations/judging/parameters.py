"""Rules of policy numbers and of results."""

from collections.abc import Iterator
from itertools import pairwise

from yiwang.declarations.judging.rule import rule
from yiwang.declarations.problem import Problem
from yiwang.declarations.tree import Tree
from yiwang.lib.ids import gb32100

LICENCE_TITLES = ("许可证", "执照", "登记证", "资格证", "证书")
LETTER_TITLES = ("批复", "决定书", "批文")


@rule("J40")
def values_run_forward(tree: Tree) -> Iterator[Problem]:
    """参数的值按日期从早到晚排列，每个日期只有一个值，每个值都写明文件。"""
    for pack in tree.packs.values():
        for parameter in pack.parameters.values():
            values = parameter.shape.values if parameter.shape else ()
            for number, (one, two) in enumerate(pairwise(values), start=1):
                if two.from_ <= one.from_:
                    said = f"{two.from_} 应晚于上一个值的 {one.from_}"
                    yield parameter.problem("J40", said, "values", number, "from")


@rule("J41")
def titles_are_unique(tree: Tree) -> Iterator[Problem]:
    """参数的标题就是规则里的词，一个包里不能重复。"""
    for pack in tree.packs.values():
        seen: set[str] = set()
        for parameter in pack.parameters.values():
            title = parameter.shape.title if parameter.shape else ""
            if title and title in seen:
                yield parameter.problem("J41", f"参数标题“{title}”重复", "title")
            seen.add(title)


@rule("J42")
def result_kind_fits_its_title(tree: Tree) -> Iterator[Problem]:
    """结果名称以证结尾的是证照，以批复、决定书、批文结尾的是批文·决定书。"""
    for pack in tree.packs.values():
        for source in pack.results.values():
            if (result := source.shape) is None:
                continue
            if result.title.endswith(LICENCE_TITLES) and result.kind != "证照":
                yield source.problem("J42", f"“{result.title}”应是证照", "kind")
            if result.title.endswith(LETTER_TITLES) and result.kind != "批文·决定书":
                yield source.problem("J42", f"“{result.title}”应是批文·决定书", "kind")


@rule("J43")
def licence_can_be_verified(tree: Tree) -> Iterator[Problem]:
    """证照有类型代码（前 18 位是有效的统一社会信用代码）、证号样式、证面项目和核验用的第二要素。"""
    wanted = {
        "type_code": "类型代码",
        "number": "证号样式",
        "fields": "证面项目（结果样本）",
        "second": "第二要素",
    }
    for pack in tree.packs.values():
        for source in pack.results.values():
            if (result := source.shape) is None or result.kind != "证照":
                continue
            for key, title in wanted.items():
                if not getattr(result, key):
                    yield source.problem("J43", f"证照缺少 {key}（{title}）", "kind")
            if result.type_code and not gb32100.check(result.type_code[:18]).ok:
                said = "类型代码的前 18 位不是有效的统一社会信用代码"
                yield source.problem("J43", said, "type_code")


@rule("J44")
def quality_is_honest(tree: Tree) -> Iterator[Problem]:
    """quality.yaml 的每条写 done、todo 加说明，或“豁免：”加理由；每个有事项的包都要有。"""
    for pack in tree.packs.values():
        if pack.quality is None:
            if pack.services:
                yield pack.head.problem("J44", "缺少 quality.yaml（完成度）")
            continue
        rules = pack.quality.shape.rules if pack.quality.shape else {}
        for name, value in rules.items():
            if not value.startswith(("done", "todo ", "豁免：")):
                said = f"“{value}”应是 done、todo 加说明，或豁免加理由"
                yield pack.quality.problem("J44", said, "rules", name)
