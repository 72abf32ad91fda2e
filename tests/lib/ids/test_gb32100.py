"""统一社会信用代码, on the codes of real organs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yiwang.lib.ids import gb32100

REAL = (
    "11100000000013338W",
    "11430000006122244L",
    "11220000013544541J",
    "12441500196720244T",
    "11370800MB28559184",
    "11330105002500287C",
    "11511301008778183N",
    "11441700007280420Y",
)
CODES = st.builds(
    gb32100.make,
    kind=st.sampled_from(sorted(gb32100.KINDS)),
    region=st.sampled_from(["440783", "440700", "100000"]),
    serial=st.integers(0, 31**6 - 1),
)


@pytest.mark.parametrize("code", REAL)
def test_real_organs_pass_both_checks(code: str) -> None:
    verdict = gb32100.check(code)

    assert verdict.ok
    assert verdict.kind in {"机关", "事业单位"}
    assert verdict.region == code[2:8]


def test_weights_are_those_of_the_standard() -> None:
    assert gb32100.WEIGHTS == (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


@given(CODES)
def test_a_made_code_is_valid(code: str) -> None:
    assert gb32100.check(code).ok
    assert gb32100.check(f" {code.lower()} ").ok


@given(CODES, st.integers(0, 17), st.sampled_from(gb32100.ALPHABET))
def test_a_single_changed_character_is_detected(code: str, place: int, other: str) -> None:
    changed = code[:place] + other + code[place + 1 :]

    assert gb32100.check(changed).ok == (changed == code)


def test_the_two_check_characters_are_separate_verdicts() -> None:
    code = REAL[0]
    body = code[:16] + "4"
    inner_wrong = body + gb32100.check_character(body)

    verdict = gb32100.check(inner_wrong)

    assert (verdict.checksum, verdict.organ_checksum, verdict.ok) == (True, False, False)
    assert "校验位" in verdict.message


@pytest.mark.parametrize(
    "text", ["", "1110000000001333", "1110000000001333IW", "11A00000000013338W"]
)
def test_what_is_no_code_is_said(text: str) -> None:
    assert "18 位" in gb32100.check(text).message


def test_an_unknown_kind_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="unknown kind"):
        gb32100.make(kind="00", region="440783", serial=1)
