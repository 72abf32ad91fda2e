"""The people of the demo city: valid, always the same, plausible, and nobody real."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from yiwang.lib.ids import gb11643
from yiwang.site.demo.people import AS_OF, CAST, Person, Region, make_people, read_regions

REGIONS = Path("cities/demo/regions.csv")


@pytest.fixture(scope="module")
def regions() -> list[Region]:
    return read_regions(REGIONS.read_text(encoding="utf-8").splitlines())


@pytest.fixture(scope="module")
def people(regions: list[Region]) -> list[Person]:
    return make_people(regions)


def test_regions_are_one_city_seven_counties_82_towns_and_1348_villages(
    regions: list[Region],
) -> None:
    assert Counter(region.level for region in regions) == {3: 1, 4: 7, 5: 82, 6: 1348}


def test_every_region_lies_in_its_parent(regions: list[Region]) -> None:
    codes = {region.code for region in regions}

    assert all(region.parent in codes for region in regions if region.level > 3)
    assert all(region.code.startswith(region.parent) for region in regions)


def test_there_are_ten_thousand_people_with_numbers_of_their_own(people: list[Person]) -> None:
    assert len(people) == len({person.id_number for person in people}) == 10_000


def test_every_number_is_valid_and_agrees_with_birth_date_and_sex(people: list[Person]) -> None:
    for person in people:
        verdict = gb11643.check(person.id_number, today=AS_OF)
        if person.birth_date <= AS_OF:
            assert verdict.checksum
            assert verdict.date_ok
        assert (verdict.birth, verdict.sex) == (person.birth_date, person.sex)


def test_nobody_is_real(people: list[Person]) -> None:
    assert all(person.id_number[14:17] in {"996", "997", "998", "999"} for person in people)
    assert all(person.phone.startswith("1990000") for person in people if person.phone)


def test_the_same_people_are_made_again(regions: list[Region], people: list[Person]) -> None:
    assert make_people(regions) == people


def test_another_seed_makes_other_people(regions: list[Region]) -> None:
    assert make_people(regions, count=200, seed=1) != make_people(regions, count=200, seed=2)


def test_the_ages_stand_in_a_pyramid(people: list[Person]) -> None:
    ages = [(AS_OF - person.birth_date).days // 365.2425 for person in people]

    assert 0.13 < sum(age < 15 for age in ages) / len(ages) < 0.19
    assert 0.17 < sum(age >= 60 for age in ages) / len(ages) < 0.23
    assert 0.02 < sum(age >= 80 for age in ages) / len(ages) < 0.04
    assert min(ages) >= -1


def test_the_very_old_are_mostly_women(people: list[Person]) -> None:
    old = Counter(person.sex for person in people if person.birth_date < date(1946, 11, 1))

    assert old["女"] > old["男"]


def test_residents_live_in_a_village_of_the_city(
    regions: list[Region], people: list[Person]
) -> None:
    villages = {region.code for region in regions if region.level == 6}

    assert all(p.residence_region in villages for p in people if p.residence == "本市")
    assert all(not p.residence_region.startswith("4407") for p in people if p.residence == "外市")


def test_the_dead_have_a_date_of_death_not_before_birth(people: list[Person]) -> None:
    dead = [person for person in people if person.alive == "否"]

    assert dead
    assert all(p.death_date is not None and p.death_date >= p.birth_date for p in dead)
    assert all(p.death_date is None for p in people if p.alive == "是")


def test_the_cast_comes_first_and_keeps_its_names(people: list[Person]) -> None:
    assert [person.name for person in people[: len(CAST)]] == [part.name for part in CAST]


def test_some_names_need_rare_characters_or_have_two_character_surnames(
    people: list[Person],
) -> None:
    assert any(ord(char) > 0xFFFF for person in people for char in person.name)
    assert any("䶮" in person.name for person in people)
    assert any(person.name.startswith("欧阳") for person in people)


def test_a_person_is_a_row_of_the_population_register() -> None:
    text = Path("packs/base-registers/data/population.yaml").read_text(encoding="utf-8")
    ids = [line.split("id: ")[1].split(",")[0] for line in text.splitlines() if "{id: " in line]

    assert list(Person._fields) == ids
