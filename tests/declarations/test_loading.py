from tests.declarations.town import Town


def test_a_valid_city_has_no_problems(town: Town) -> None:
    assert town.said() == ""
