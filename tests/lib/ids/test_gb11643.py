"""Every number here is made, never a real person's."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yiwang.lib.ids import gb11643

TODAY = date(2026, 11, 22)
NUMBERS = st.builds(
    gb11643.make,
    st.sampled_from(["440783", "440703", "810000", "110101"]),
    st.dates(date(1900, 1, 1), TODAY),
    st.integers(0, 999),
)


@given(NUMBERS)
def test_a_made_number_is_valid(number: str) -> None:
    verdict = gb11643.check(number, today=TODAY)

    assert verdict.ok
    assert verdict.message == ""
    assert verdict.birth == date.fromisoformat(number[6:14])
    assert verdict.sex == ("男" if int(number[16]) % 2 else "女")


@given(NUMBERS, st.integers(0, 17), st.sampled_from("0123456789X"))
def test_a_single_changed_character_is_detected(number: str, place: int, other: str) -> None:
    changed = number[:place] + other + number[place + 1 :]

    assert gb11643.check(changed, today=TODAY).ok == (changed == number)


@given(NUMBERS, st.integers(0, 16))
def test_two_swapped_neighbours_are_detected(number: str, place: int) -> None:
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]

    assert gb11643.check(swapped, today=TODAY).ok == (swapped == number)


def test_checksum_date_and_region_are_separate_verdicts() -> None:
    birth_tomorrow = gb11643.make("440783", date(2026, 11, 23), 1)
    no_such_day = "44078319900230001"
    good = gb11643.make("440783", date(1947, 3, 2), 12)

    future = gb11643.check(birth_tomorrow, today=TODAY)
    impossible = gb11643.check(no_such_day + gb11643.check_digit(no_such_day), today=TODAY)
    mistyped = gb11643.check(good[:17] + ("0" if good[17] != "0" else "1"), today=TODAY)
    elsewhere = gb11643.check(good, today=TODAY, regions={"440703"})

    assert (future.checksum, future.date_ok) == (True, False)
    assert "2026-11-23" in future.message
    assert (impossible.checksum, impossible.date_ok, impossible.birth) == (True, False, None)
    assert (mistyped.checksum, mistyped.date_ok) == (False, True)
    assert "校验位" in mistyped.message
    assert (elsewhere.ok, elsewhere.region_known) == (True, False)


@pytest.mark.parametrize(
    ("region", "known"),
    [("810000", True), ("820000", True), ("830000", True), ("990101", False), ("440783", None)],
)
def test_residents_from_hong_kong_macao_and_taiwan_are_known(region: str, known: object) -> None:
    number = gb11643.make(region, date(1990, 1, 1), 1)

    assert gb11643.check(number, today=TODAY).region_known is known


def test_an_old_number_of_15_digits_has_no_check_digit() -> None:
    verdict = gb11643.check("440783470302001", today=TODAY)

    assert verdict.ok
    assert verdict.old
    assert (verdict.birth, verdict.sex) == (date(1947, 3, 2), "男")


def test_what_people_type_is_cleaned() -> None:
    number = next(
        made
        for serial in range(100)
        if (made := gb11643.make("440783", date(1990, 1, 1), serial)).endswith("X")
    )

    assert gb11643.check(f" {number[:6]} {number[6:14]} {number[14:].lower()}", today=TODAY).ok
    assert gb11643.check("".join(chr(ord(c) + 0xFEE0) for c in number), today=TODAY).ok


@pytest.mark.parametrize("text", ["", "123", "4407831947030200", "44078319470302001A", "٤" * 18])
def test_what_is_no_number_is_said(text: str) -> None:
    verdict = gb11643.check(text, today=TODAY)

    assert not verdict.ok
    assert "18 位" in verdict.message


def test_a_masked_number_shows_neither_birth_nor_serial() -> None:
    assert gb11643.mask("440783194703020013") == "4407************13"
