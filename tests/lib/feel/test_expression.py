"""FEEL as an official writes it: Chinese names, ages, amounts, and clear errors."""

from datetime import date
from decimal import Decimal

import pytest

from yiwang.lib.feel import FeelError, parse, parse_tests

VALUES = [
    ("1 + 2 * 3", "7"),
    ("0.1 + 0.2 = 0.3", "true"),
    ("10 / 3", "3.333333333333333333333333333333333"),
    ("1 / 0", "null"),
    ("-3 ** 2", "9"),
    ("3 ** 4 ** 5", "3486784401"),
    ('"甲" + "乙"', '"甲乙"'),
    ('1 + "甲"', "null"),
    ("true and null", "null"),
    ("false and null", "false"),
    ("true or null", "true"),
    ('1 = "1"', "null"),
    ("null = 1", "false"),
    ("5 between 1 and 10", "true"),
    ("5 in (1..5)", "false"),
    ("5 in ]1..5]", "true"),
    ("5 in [1..5[", "false"),
    ("3 in (1, < 5)", "true"),
    ("if 1 > 2 then 1 else 2", "2"),
    ("for 数 in 1..3 return 数 * 2", "[2, 4, 6]"),
    ("for i in 3..1 return i", "[3, 2, 1]"),
    ("for i in 0..4 return if i = 0 then 1 else i * partial[-1]", "[1, 1, 2, 6, 24]"),
    ("some 数 in [1, 2] satisfies 数 > 1", "true"),
    ("every 数 in [1, null] satisfies 数 > 0", "null"),
    ("[1, 2, 3][item > 1]", "[2, 3]"),
    ("[1, 2, 3][-1]", "3"),
    ('[{部门: "民政", 人数: 3}, {部门: "市监", 人数: 5}][部门 = "市监"].人数', "[5]"),
    ("{单价: 2, 金额: 单价 * 3}.金额", "6"),
    ("{阶乘: function(n) if n = 0 then 1 else n * 阶乘(n - 1), 值: 阶乘(5)}.值", "120"),
    ("(function(a: number) a + 1)(2)", "3"),
    ('substring(string: "foobar", start position: 3)', '"obar"'),
    ("[1, 2] instance of list<number>", "true"),
    ("// 注\n1 /* 释 */ + 1", "2"),
    ('date("2027-03-15") - date("2027-03-01")', '@"P14D"'),
    ('date("2027-01-31") + duration("P1M")', 'date("2027-02-28")'),
    ('@"2021-01-02T10:10:10@Europe/Paris" - @"2021-01-01T10:10:10@Asia/Dhaka"', '@"P1DT5H"'),
    ('years and months duration(date("2011-12-22"), date("2013-08-24"))', '@"P1Y8M"'),
    ('date("2027-02-29")', "null"),
    ('"食品" in ["食品", "药品"]', "true"),
]


@pytest.mark.parametrize(("text", "same"), VALUES)
def test_an_expression_has_the_value_of_another(text: str, same: str) -> None:
    assert parse(text).evaluate({}) == parse(same).evaluate({})


@pytest.mark.parametrize(
    ("born", "years"),
    [(date(1947, 3, 15), 80), (date(1947, 3, 16), 79), (date(1927, 1, 1), 100)],
)
def test_an_age_is_the_whole_years_between_two_dates(born: date, years: int) -> None:
    age = parse("years and months duration(出生日期, 办理日期).years")

    assert age.evaluate({"出生日期": born, "办理日期": date(2027, 3, 15)}) == years
    assert age.names == {"出生日期", "办理日期"}


@pytest.mark.parametrize(
    "name", ["经营面积（平方米）", "甲·乙", "家庭 年收入", "一-二级", "收入/月", "Teacher's note"]
)
def test_a_name_may_hold_spaces_and_punctuation(name: str) -> None:
    assert parse(f"{name} * 2", [name]).names == {name}
    assert parse(f"{name} * 2").evaluate({name: 3}) == 6


def test_a_minus_between_two_known_names_subtracts() -> None:
    assert parse("收入-支出").evaluate({"收入": 3, "支出": 1}) == 2


def test_a_local_name_is_not_free() -> None:
    tree = parse("{和: 甲 + 1, 果: for x in 列表 return x + 和}.果")

    assert tree.names == {"甲", "列表"}


def test_a_member_of_a_filtered_item_is_free_only_when_known() -> None:
    assert parse("员工[部门 = 20]").names == {"员工"}
    assert parse("员工[部门 = 本部门]", ["员工", "本部门"]).names == {"员工", "本部门"}


def test_numbers_are_decimal_and_dates_are_dates() -> None:
    assert isinstance(parse("1.5").evaluate({}), Decimal)
    assert parse('date("2027-01-01")').evaluate({}) == date(2027, 1, 1)


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ("1 +", 1, 4, "这里应为一个值"),
        ("(1", 1, 3, "应为“\\)”"),
        ("1\n 甲 2", 2, 2, "读不懂"),
        ("1 ＋ 2", 1, 3, "半角"),
        ("“甲”", 1, 1, "半角"),
        ('"甲', 1, 1, "没有结束"),
        ("", 1, 1, "空的"),
        ("(" * 100, 1, 61, "嵌套超过"),
        ("1" + "+1" * 400, 1, 302, "连续运算"),
    ],
)
def test_a_wrong_text_says_where_and_why(text: str, line: int, column: int, said: str) -> None:
    with pytest.raises(FeelError, match=said) as error:
        parse(text)

    assert (error.value.line, error.value.column) == (line, column)


@pytest.mark.parametrize(
    "text",
    [
        "{f: function(n) f(n + 1), 值: f(0)}.值",
        "for a in 1..99999999 return a",
        "for a in 1..2000, b in 1..2000 return 1",
    ],
)
def test_an_endless_computation_is_an_error(text: str) -> None:
    with pytest.raises(FeelError, match=r"太深|超过"):
        parse(text).evaluate({})


@pytest.mark.parametrize(
    ("cell", "value", "passes"),
    [
        ("-", None, True),
        ("", 1, True),
        (">= 80", 80, True),
        ("[80..90)", 90, False),
        ('"网上", "大厅"', "大厅", True),
        ('not("网上", "大厅")', "大厅", False),
        ("not(< 10)", 12, True),
        ("? > 限额", 5, True),
        ("限额", 4, True),
        ("< 1, > 限额", 5, True),
        ("null", None, True),
        ("> 1", None, False),
        ('contains(?, "食品")', "食品经营", True),
        ("false", False, True),
        ("false", True, False),
        ('date("2027-01-01")', date(2027, 1, 1), True),
        ("[1, 2]", 2, True),
    ],
)
def test_a_table_cell_tests_its_input(cell: str, value: object, passes: object) -> None:
    assert parse_tests(cell).matches(value, {"限额": 4}) is passes


def test_a_table_cell_names_what_it_uses() -> None:
    assert parse_tests('> 限额, "甲", ? < 上限').names == {"限额", "上限"}
