"""The small YAML: what is read, where it stands, what is refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yiwang.lib.yaml import Value, YamlError, read

TEXT = """\
# 说明
title: 高龄津贴
law:
  - 《办法》第五条
  - since: 2024-01-01
    days: 5
empty:
"""


def test_every_value_knows_its_line() -> None:
    node = read(TEXT, file="pack.yaml")

    assert node.line_of(("title",)) == 2
    assert node.line_of(("law",)) == 3
    assert node.line_of(("law", 1, "days")) == 6
    assert node.line_of(("law", 1, "missing")) == 5
    assert node.line_of() == 2


def test_values_are_plain_python() -> None:
    node = read(TEXT, file="pack.yaml")

    assert node.value == {
        "title": "高龄津贴",
        "law": ["《办法》第五条", {"since": date(2024, 1, 1), "days": 5}],
        "empty": None,
    }


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on", "on"),
        ("off", "off"),
        ("yes", "yes"),
        ("No", "No"),
        ("true", True),
        ("FALSE", False),
        ("~", None),
        ("12", 12),
        ("-7", -7),
        ("0o17", 15),
        ("017", 17),
        ("0x1F", 31),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("3.10", 3.1),
        ("1e3", 1000.0),
        ("2027-03-15", date(2027, 3, 15)),
        ("2027-05-20 02:10", "2027-05-20 02:10"),
        ("'12'", "12"),
        ('"true"', "true"),
        ("'2027-03-15'", "2027-03-15"),
        ("=", "="),
    ],
)
def test_scalars_follow_the_core_schema_of_yaml_1_2(text: str, value: Value) -> None:
    read_value = read(f"键: {text}", file="x").value

    assert read_value == {"键": value}
    assert isinstance(read_value, dict)
    assert type(read_value["键"]) is type(value)


def test_a_code_read_as_a_number_can_be_told() -> None:
    node = read("code: 000000\nversion: 3.10\n", file="x")

    assert node.value == {"code": 0, "version": 3.1}
    assert node.text_of(("code",)) == "000000"
    assert node.text_of(("version",)) == "3.10"


def test_a_key_is_text_as_written() -> None:
    assert read("on: 1\n2024: 2\n080: 3\n", file="x").value == {"on": 1, "2024": 2, "080": 3}


def test_an_empty_file_is_nothing() -> None:
    assert read("# 空\n", file="x").value is None


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: &x 1\n", 1, "锚点"),
        ("a: 1\nb: *x\n", 2, "引用"),
        ("a: !!str 1\n", 1, "标签"),
        ("a: !python/object 1\n", 1, "标签"),
        ("a:\n  <<: {b: 1}\n", 2, "合并键"),
        ("a: 1\nb: 2\na: 3\n", 3, "重复，第 1 行"),
        ("a:\n\tb: 1\n", 2, "制表符"),
        ("a: 1\tb\n", 1, "制表符"),
        ("a: 1\n---\nb: 2\n", 2, "一份内容"),
        ("%YAML 1.1\n---\na: 1\n", 1, "指令"),
        ("[a, b]: 1\n", 1, "键只能"),
        (": 1\n", 1, "缺少键"),
        ("a: .nan\n", 1, "不是可用的数"),
        ("a: 1\nb: 2027-02-30\n", 2, "不是有效的日期"),
        ("a: b: c\n", 1, "冒号"),
        ("a: [1, 2\n", 2, "方括号"),
        ("a: 'x\n", 2, "引号"),
        ("a: @x\n", 1, "引号"),
        ("a: 1\n  b: 2\n", 2, "键"),
        ("a: \x00\n", 1, "控制字符"),
    ],
)
def test_what_is_not_allowed_is_said_in_chinese_with_its_line(
    text: str, line: int, message: str
) -> None:
    with pytest.raises(YamlError, match=message) as caught:
        read(text, file="pack.yaml")

    assert caught.value.line == line
    assert str(caught.value).startswith(f"pack.yaml:{line}: ")


@pytest.mark.parametrize("text", ["[" * 60 + "]" * 60, "[" * 100_000])
def test_deep_nesting_is_refused(text: str) -> None:
    with pytest.raises(YamlError):
        read(text, file="x")


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        line = read(text, file="x").line_of()
    except YamlError as error:
        line = error.line

    assert line >= 1
