"""The words of one pack: words.yaml, titles of parameters, and what every case brings along."""

from collections.abc import Mapping

from yiwang.declarations.shapes import Word
from yiwang.declarations.tree import Pack

CHANNELS = {"online": "网上", "hall": "大厅", "agent": "代办", "post": "邮寄"}
CASE_WORDS: Mapping[str, Word] = {
    "渠道": Word(type="text", source="case", one_of=tuple(CHANNELS.values()), means="从哪里申请"),
    "办理日期": Word(type="date", source="case", means="规则判断的当日"),
    "申请日期": Word(type="date", source="case", means="收到申请的日期"),
    "区划": Word(type="text", source="case", format="region", means="申请所在的区划代码"),
}
# what a person's task adds to the case: each deed's word and the values it may take
TASK_WORDS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "accept": ("受理结果", ("受理", "不予受理")),
    "check": ("核查结果", ("通过", "不通过")),
    "review": ("审查意见", ("准予", "不予")),
    "decide": ("决定", ("准予", "不予")),
    "deliver": ("送达结果", ("已送达",)),
    "confirm": ("确认结果", ("确认", "不确认")),
}
GIVEN_WORDS: Mapping[str, Word] = {
    **CASE_WORDS,
    **{
        word: Word(type="text", source="decision", one_of=values)
        for word, values in TASK_WORDS.values()
    },
}
# words that only notices and results may use: what the kernel knows of a case
DOCUMENT_WORDS: Mapping[str, str] = {
    "办件编号": "本办件的编号",
    "事项": "事项名称",
    "申请人": "申请人的姓名或名称",
    "受理日期": "受理的日期",
    "决定日期": "作出决定的日期",
    "承诺办结日期": "承诺时限届满的日期",
    "法定办结日期": "法定时限届满的日期",
    "实施主体": "作出决定的机构",
    "咨询电话": "咨询电话",
    "监督电话": "监督投诉电话",
    "办理地点": "办理地点",
    "办理时间": "办理时间",
    "复议机关": "行政复议机关",
    "诉讼法院": "行政诉讼管辖法院",
    "理由": "作出决定的理由",
    "补正内容": "需要补正的内容",
    "补正期限": "补正的截止日期",
    "证照编号": "证照或文书的编号",
    "有效期起": "有效期的第一日",
    "有效期止": "有效期的最后一日",
    "文书编号": "本文书的编号",
    "特别程序": "特别程序的名称",
    "所需天数": "特别程序或延期所需天数",
    "送达方式": "送达的方式",
    "送达日期": "送达的日期",
}


def defined(pack: Pack) -> frozenset[str]:
    """Every word that rules, forms, examples of a pack may use, whatever its shape."""
    value = pack.words.node.value
    own = value.keys() if isinstance(value, dict) else ()
    return frozenset(own) | pack.titles() | GIVEN_WORDS.keys()


def words(pack: Pack) -> Mapping[str, Word]:
    """Every word with its type: parameters are numbers unless their values say otherwise."""
    titles = {title: Word(type="number", source="parameter") for title in pack.titles()}
    return {**GIVEN_WORDS, **titles, **pack.vocabulary()}
