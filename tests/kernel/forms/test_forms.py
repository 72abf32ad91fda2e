from datetime import date

import pytest

from yiwang.declarations.shapes.pack import Word
from yiwang.declarations.shapes.service import FormField, FormPage
from yiwang.kernel.forms import engine
from yiwang.kernel.forms.types import Cell

TODAY = date(2026, 3, 2)
WORDS = {
    "业态": Word(type="text", one_of=("餐饮", "零售")),
    "面积": Word(type="number", unit="平方米"),
    "开业日期": Word(type="date"),
    "证件号": Word(type="text", format="id-number"),
    "名称": Word(type="text", source="firms"),
}


def page(*fields: FormField) -> FormPage:
    return FormPage(id="p", title="一页", fields=fields)


@pytest.mark.parametrize(
    ("word", "posted", "message"),
    [
        ("业态", "理发", "只能选"),
        ("面积", "很大", "要填数字"),
        ("面积", "-1", "不小于 0"),
        ("开业日期", "2026-02-30", "真实的日期"),
        ("证件号", "110101199003070019", "校验码"),
        ("面积", "", "请填写"),
    ],
)
def test_a_wrong_answer_names_field_rule_and_remedy(word: str, posted: str, message: str) -> None:
    cleaned = engine.clean(
        page(FormField(word=word)), WORDS, {}, posted={word: [posted]}, today=TODAY
    )

    assert message in cleaned.errors[word]
    assert word in cleaned.errors[word]


def test_a_date_may_come_in_three_parts() -> None:
    posted = {"开业日期_year": ["2026"], "开业日期_month": ["3"], "开业日期_day": ["9"]}

    cleaned = engine.clean(page(FormField(word="开业日期")), WORDS, {}, posted=posted, today=TODAY)

    assert cleaned.answers == {"开业日期": "2026-03-09"}


def test_the_answer_of_a_hidden_question_is_dropped() -> None:
    asked = page(FormField(word="业态"), FormField(word="面积", when='业态 = "餐饮"'))

    cleaned = engine.clean(asked, WORDS, {}, posted={"业态": ["零售"], "面积": ["30"]}, today=TODAY)

    assert cleaned.answers == {"业态": "零售", "面积": None}
    assert cleaned.errors == {}


def test_a_question_is_prefilled_from_its_register_and_says_so() -> None:
    cells = {"名称": Cell("示例食品店", "firms", as_of="2026-03-01")}

    (question,) = engine.list_questions(
        page(FormField(word="名称", confirm=True)), WORDS, {}, cells=cells
    )

    assert (question.value, question.cell) == ("示例食品店", cells["名称"])


def test_an_answer_wins_over_what_the_register_says() -> None:
    cells = {"名称": Cell("旧名", "firms")}

    (question,) = engine.list_questions(
        page(FormField(word="名称")), WORDS, {"名称": "新名"}, cells=cells
    )

    assert question.value == "新名"
