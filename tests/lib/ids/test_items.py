"""Item codes, on two real ones."""

from datetime import date

import pytest

from yiwang.lib.ids import items

REAL = ("12441500196720244T3442199806003", "11370800MB285591843370117002011")


@pytest.mark.parametrize("code", REAL)
def test_real_codes_pass(code: str) -> None:
    verdict = items.check(code)

    assert verdict.ok
    assert verdict.level == "市级"
    assert verdict.base == code[19:]


def test_a_base_code_is_split() -> None:
    assert items.split("370117002011") == items.Base("37", "01", "17", "002", "011")


def test_a_code_is_composed_of_organ_level_and_base() -> None:
    code = items.make(organ="11370800MB28559184", level="县级", base="440117002011")

    assert code == "11370800MB285591844440117002011"
    assert items.check(code).level == "县级"


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (REAL[0][:-1], "31 位"),
        ("2" + REAL[0][1:], "前 18 位"),
        (REAL[0][:18] + "9" + REAL[0][19:], "行使层级"),
    ],
)
def test_what_is_wrong_is_said(code: str, message: str) -> None:
    assert message in items.check(code).message
    with pytest.raises(ValueError, match=message):
        items.make(organ=code[:18], level=code[18], base=code[19:])


def test_a_case_number_has_43_characters() -> None:
    number = items.case_number(REAL[0], date(2022, 6, 23), 68)

    assert number.endswith("003202206230068")
    assert len(number) == 43


def test_a_case_number_never_exceeds_50() -> None:
    with pytest.raises(ValueError, match="longer than 50"):
        items.case_number(REAL[0], date(2022, 6, 23), 10**12)


def test_a_base_code_has_12_characters() -> None:
    with pytest.raises(ValueError, match="not a base code"):
        items.split("123")
