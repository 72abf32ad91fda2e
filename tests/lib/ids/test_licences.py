"""电子证照标识, on real identifiers printed in public documentation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yiwang.lib.ids import licences

REAL = (
    "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U",
    "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.002.S",
    "1.2.156.3005.2.11100000000013338W032.11220000013544541J.2430599.001.F",
    "1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.9",
    "1.2.156.3005.2.11100000000013338W009.11330105002500287C.2025052201.002.0",
)
IDENTIFIERS = st.builds(
    licences.make,
    type_code=st.just("11440000MB2D0193X4001"[:21]),
    organ=st.just("11440783007054321A"),
    serial=st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=20),
    version=st.integers(0, 999),
)


@pytest.mark.parametrize("text", REAL)
def test_real_identifiers_pass(text: str) -> None:
    verdict = licences.check(text)

    assert verdict.ok
    assert verdict.type_code == text.split(".")[5]
    assert verdict.version == int(text.split(".")[-2])


def test_the_placeholder_of_an_interface_document_fails() -> None:
    text = (
        "1.2.156.3005.2.11100000000013661B006.113700000045046442."
        "209FA4E88F9E4C878F3E9BED2CE7EA49.001.M"
    )

    assert not licences.check(text).checksum
    assert "校验位" in licences.check(text).message


@given(IDENTIFIERS)
def test_a_made_identifier_is_valid(text: str) -> None:
    assert licences.check(text).ok
    assert licences.check(text.lower()).ok


@given(IDENTIFIERS, st.data())
def test_a_single_changed_character_is_detected(text: str, data: st.DataObject) -> None:
    start = len(licences.OID) + 1
    place = data.draw(st.integers(start, len(text) - 1).filter(lambda i: text[i] != "."))
    changed = text[:place] + data.draw(st.sampled_from(licences.ALPHABET)) + text[place + 1 :]

    assert licences.check(changed).ok == (changed == text)


@pytest.mark.parametrize("text", ["", "1.2.156.3005.2", REAL[0][:-2], REAL[0].replace(".3005", "")])
def test_what_is_no_identifier_is_said(text: str) -> None:
    assert licences.OID in licences.check(text).message


def test_a_wrong_part_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="not a licence identifier"):
        licences.make(type_code="short", organ="11430000006122244L", serial="1")
