"""Whatever is typed, the answer is a value or a FeelError; numbers and dates keep their laws."""

import contextlib
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from yiwang.lib.feel import FeelError, parse, parse_tests
from yiwang.lib.feel.functions import BUILTINS
from yiwang.lib.feel.temporal import from_days, to_days

WORDS = [
    *BUILTINS,
    *["+", "-", "*", "/", "**", "=", "!=", "<", "<=", ">", ">=", "(", ")", "[", "]", "{", "}", ",", ":", ".", "..", "@", "?", "and", "or", "in", "between", "if", "then", "else"],
    *["for", "return", "some", "every", "satisfies", "instance", "of", "function", "list", "<", "number", "true", "false", "null"],
    "1", "0", "-1", "2.5", '"甲"', '"P1D"', '"2027-03-15"', '"2027-03-15T10:00:00@Asia/Shanghai"',
    "年龄", "名单", "项目（主）", "item", "partial", "years", "start",
]  # fmt: skip
CONTEXT = {"年龄": 80, "名单": [{"年龄": 1}, 2, None], "项目（主）": date(2027, 3, 15)}
VALUES = ['"甲"', "1", "-2.5", "null", "true", '@"P1D"', '@"P1Y"', "[1, 2]", "{a: 1}", "[1..2]"]
MOMENTS = ['@"2027-03-15"', '@"10:00:00"', '@"2027-03-15T10:00:00Z"', "abs"]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_any_text_is_computed_or_refused(text: str) -> None:
    with contextlib.suppress(FeelError):
        parse(text).evaluate(CONTEXT)
    with contextlib.suppress(FeelError):
        parse_tests(text).matches(80, CONTEXT)


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(sorted(BUILTINS)),
    st.lists(st.sampled_from([*VALUES, *MOMENTS]), max_size=4).map(", ".join),
)
def test_any_call_of_a_built_in_function_answers(name: str, arguments: str) -> None:
    parse(f"{name}({arguments})").evaluate({})


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from([*VALUES, *MOMENTS]),
    st.sampled_from(["+", "-", "*", "/", "**", "=", "<", ">=", "and", "or", "in"]),
    st.sampled_from([*VALUES, *MOMENTS]),
)
def test_any_two_values_meet_in_peace(left: str, sign: str, right: str) -> None:
    parse(f"{left} {sign} {right}").evaluate({})


@given(st.integers(-(10**11), 10**11))
def test_days_and_dates_are_the_same_thing(days: int) -> None:
    assert to_days(from_days(days)) == days


@given(st.dates(), st.integers(-1000, 1000))
def test_a_day_added_is_the_day_later(day: date, days: int) -> None:
    try:
        expected = day + timedelta(days=days)
    except OverflowError:
        return

    moved = parse('日 + 天数 * duration("P1D")').evaluate({"日": day, "天数": days})

    assert moved == expected
    assert parse("(后 - 前).days").evaluate({"后": expected, "前": day}) == days


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9
    )
)
def test_a_number_survives_its_text(number: Decimal) -> None:
    assert parse("number(string(数)) = 数").evaluate({"数": number}) is True
