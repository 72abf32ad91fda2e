"""Numbers from patterns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yiwang.lib.ids import numbering

LICENCE = "JY{业态代码}{region}{serial:6}{check}"


def test_a_food_business_licence_agrees_with_the_public_sample() -> None:
    values = {"业态代码": "2", "region": "350111"}

    assert numbering.fill(LICENCE, serial=15367, values=values) == "JY23501110153674"


def test_a_letter_number_keeps_its_chinese_text() -> None:
    number = numbering.fill("示例民津{year}{serial:6}号", serial=7, values={"year": "2026"})

    assert number == "示例民津2026000007号"


def test_the_prefix_is_what_stands_before_the_serial() -> None:
    values = {"业态代码": "1", "region": "440703"}

    assert numbering.prefix(LICENCE, values=values) == "JY1440703"


def test_an_unknown_placeholder_is_refused() -> None:
    with pytest.raises(ValueError, match="省份"):
        numbering.fill("{省份}{serial:6}", serial=1, values={})


def test_a_serial_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        numbering.fill("{serial:3}", serial=1000, values={})


@given(st.text("0123456789", min_size=1, max_size=14), st.data())
def test_one_wrong_digit_is_always_found(digits: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(digits) - 1))
    other = data.draw(st.sampled_from([d for d in "0123456789" if d != digits[place]]))
    wrong = digits[:place] + other + digits[place + 1 :]

    assert numbering.check_digit(wrong) != numbering.check_digit(digits)
