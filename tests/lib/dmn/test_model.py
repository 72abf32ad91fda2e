"""Decisions as officials write them: answers, reasons, words, and what is wrong."""

from collections.abc import Callable
from datetime import date

import pytest

from tests.lib.dmn.conftest import ALLOWANCE
from yiwang.lib.dmn import DmnError, Model, RuleText, read

GIVEN = {
    "出生日期": date(1947, 3, 2),
    "户籍": "本市",
    "办理日期": date(2027, 3, 15),
    "八十岁标准": 30,
}


def test_a_decision_makes_those_it_requires_and_says_which_rule_held(allowance: Model) -> None:
    decided = allowance.decide("是否发放", GIVEN)

    assert decided.value == {"审核意见": "准予", "每月金额": 30}
    (match,) = decided.matches
    assert (match.decision, match.rule, match.annotations) == ("是否发放", 1, ("办法第五条",))
    assert match.inputs == {"年龄（周岁）": 80, "户籍": "本市"}
    assert match.outputs == decided.value


def test_a_missing_word_is_null_and_falls_to_the_catching_rule(allowance: Model) -> None:
    decided = allowance.decide("grant", {"办理日期": date(2027, 3, 15)})

    assert decided.value == {"审核意见": "人工审查", "每月金额": 0}
    assert decided.matches[0].rule == 2


def test_a_model_names_its_words_inputs_and_outputs(allowance: Model) -> None:
    grant = allowance.decision("是否发放")

    assert allowance.inputs == ("出生日期", "户籍")
    assert allowance.words("是否发放") == set(GIVEN)
    assert allowance.words("年龄") == {"出生日期", "办理日期"}
    assert grant.outputs == ("审核意见", "每月金额")
    assert grant.question == "能不能领、领多少？"
    assert allowance.decision("age").outputs == ("年龄",)


def test_a_table_is_printed_as_written(allowance: Model) -> None:
    table = allowance.decision("是否发放").table

    assert table is not None
    assert (table.policy, table.inputs, table.outputs) == (
        "F",
        ("年龄（周岁）", "户籍"),
        ("审核意见", "每月金额"),
    )
    assert table.annotations == ("依据",)
    assert table.rules[0] == RuleText(
        1, ("[80..90)", '"本市"'), ('"准予"', "八十岁标准"), ("办法第五条",)
    )


@pytest.mark.parametrize(
    ("word", "value", "said"),
    [("户籍", "火星", "不在允许的取值之内"), ("出生日期", 3, "不是“日期”")],
)
def test_input_of_a_wrong_type_is_refused(
    allowance: Model, word: str, value: object, said: str
) -> None:
    with pytest.raises(DmnError, match=f"“{word}”的值.*{said}"):
        allowance.decide("是否发放", {**GIVEN, word: value})


@pytest.mark.parametrize(
    ("policy", "rules", "value"),
    [
        ("", [("< 60", '"差"'), (">= 60", '"良"')], "良"),
        ('hitPolicy="ANY"', [("> 50", '"良"'), ("> 60", '"良"')], "良"),
        ('hitPolicy="PRIORITY"', [("> 50", '"差"'), ("> 60", '"优"')], "优"),
        ('hitPolicy="FIRST"', [("> 50", '"差"'), ("> 60", '"优"')], "差"),
        ('hitPolicy="RULE ORDER"', [("> 50", '"差"'), ("> 60", '"优"')], ["差", "优"]),
        ('hitPolicy="OUTPUT ORDER"', [("> 50", '"差"'), ("> 60", '"优"')], ["优", "差"]),
        ('hitPolicy="COLLECT"', [("> 50", "1"), ("> 60", "2")], [1, 2]),
        ('hitPolicy="COLLECT" aggregation="SUM"', [("> 50", "1"), ("> 60", "2")], 3),
        ('hitPolicy="COLLECT" aggregation="MIN"', [("> 50", "1"), ("> 60", "2")], 1),
        ('hitPolicy="COLLECT" aggregation="MAX"', [("> 50", "1"), ("> 60", "2")], 2),
        ('hitPolicy="COLLECT" aggregation="COUNT"', [("> 50", "1"), ("> 60", "1")], 2),
    ],
)
def test_a_hit_policy_settles_what_several_rules_say(
    table: Callable[..., str], policy: str, rules: list[tuple[str, str]], value: object
) -> None:
    assert read(table(policy, *rules)).decide("档次", {"分数": 70}).value == value


@pytest.mark.parametrize(
    ("policy", "said"), [("UNIQUE", "只应有一条规则成立，却有 1、2"), ("ANY", "结论却不同")]
)
def test_rules_that_contradict_go_to_a_person(
    table: Callable[..., str], policy: str, said: str
) -> None:
    model = read(table(f'hitPolicy="{policy}"', ("> 1", '"优"'), ("> 2", '"差"')))

    with pytest.raises(DmnError, match=said):
        model.decide("档次", {"分数": 70})


def test_no_rule_that_holds_answers_null(table: Callable[..., str]) -> None:
    decided = read(table("", ("> 100", '"优"'))).decide("档次", {"分数": 70})

    assert (decided.value, decided.matches) == (None, ())


def test_all_mistakes_of_a_file_are_told_with_their_lines() -> None:
    wrong = ALLOWANCE.replace("[80..90)", "[80..").replace("八十岁标准", "八十岁 ＋ 1")

    with pytest.raises(DmnError) as error:
        read(wrong)

    lines = wrong.splitlines()
    assert [lines[fault.line - 1].strip() for fault in error.value.faults] == [
        "<inputEntry><text>[80..</text></inputEntry>",
        "<outputEntry><text>八十岁 ＋ 1</text></outputEntry>",
    ]
    assert "全角" in error.value.faults[1].message


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('href="#born"', 'href="#nothing"', "不存在的“nothing”"),
        ('href="#born"/>', 'href="#born"/><requiredDecision href="#grant"/>', "依赖它自己"),
        ("</definitions>", "", "格式良好"),
        ("20191111/MODEL", "20151101/dmn", "DMN 1.2 至 1.5"),
        ('hitPolicy="FIRST"', 'hitPolicy="LAST"', "命中策略“LAST”"),
        ("<inputEntry><text>-</text></inputEntry>", "", "格数"),
        ("<literalExpression>", '<literalExpression expressionLanguage="python">', "只支持 FEEL"),
    ],
)
def test_a_faulty_file_is_refused(old: str, new: str, said: str) -> None:
    with pytest.raises(DmnError, match=said):
        read(ALLOWANCE.replace(old, new))


def test_an_unknown_decision_is_refused(allowance: Model) -> None:
    with pytest.raises(DmnError, match="没有名为“无”"):
        allowance.decide("无", {})


def test_a_file_with_entities_is_refused() -> None:
    bomb = '<!DOCTYPE d [<!ENTITY a "1000">]>'

    with pytest.raises(DmnError, match="DOCTYPE"):
        read(ALLOWANCE.replace("?>", f"?>{bomb}", 1))
