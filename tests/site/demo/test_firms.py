"""The firms of the demo city: valid codes, led by the demo's people."""

from pathlib import Path

import pytest

from yiwang.lib.ids import gb32100
from yiwang.site.demo.firms import CAST, KINDS, Firm, make_firms
from yiwang.site.demo.people import AS_OF, Person, make_people, read_regions

REGIONS = Path("cities/demo/regions.csv")


@pytest.fixture(scope="module")
def people() -> list[Person]:
    regions = read_regions(REGIONS.read_text(encoding="utf-8").splitlines())
    return make_people(regions, count=3000)


@pytest.fixture(scope="module")
def firms(people: list[Person]) -> list[Firm]:
    return make_firms(people)


def test_there_are_300_firms_with_codes_and_names_of_their_own(firms: list[Firm]) -> None:
    assert len(firms) == len({f.credit_code for f in firms}) == len({f.name for f in firms}) == 300


def test_every_code_is_valid_and_says_the_kind_and_county(firms: list[Firm]) -> None:
    for firm in firms:
        verdict = gb32100.check(firm.credit_code)
        assert verdict.ok
        assert firm.credit_code.startswith(KINDS[firm.kind])
        assert verdict.region == firm.region[:6]


def test_no_code_is_real(firms: list[Firm]) -> None:
    assert all(firm.credit_code[8:10] == "DM" for firm in firms)


def test_every_firm_is_led_by_a_living_resident(people: list[Person], firms: list[Firm]) -> None:
    by_number = {person.id_number: person for person in people}

    for firm in firms:
        person = by_number[firm.legal_representative_id]
        assert (person.name, person.alive) == (firm.legal_representative, "是")
        assert person.residence == "本市"


def test_the_same_firms_are_made_again(people: list[Person], firms: list[Firm]) -> None:
    assert make_firms(people) == firms


def test_no_firm_was_founded_in_the_future(firms: list[Firm]) -> None:
    assert all(firm.founded < AS_OF for firm in firms)


def test_the_firms_of_the_journeys_come_first(firms: list[Firm]) -> None:
    for firm, (name, trade, _) in zip(firms, CAST, strict=False):
        assert firm.name.endswith(name)
        assert (firm.kind, firm.state) == (trade.kind, "存续")


def test_a_firm_is_a_row_of_the_firms_register() -> None:
    text = Path("packs/base-registers/data/firms.yaml").read_text(encoding="utf-8")
    ids = [line.split("id: ")[1].split(",")[0] for line in text.splitlines() if "{id: " in line]

    assert list(Firm._fields) == ids
