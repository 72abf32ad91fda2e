"""证照目录: the directory says what a certificate then shows."""

import pytest

from tests.services.results import town
from yiwang.services.results import queries

pytestmark = pytest.mark.django_db


@pytest.mark.proves("D39.1")
def test_a_certificate_shows_every_item_that_the_directory_declares() -> None:
    case = town.open_food()
    town.grant_food(case)
    town.work()

    (licence,) = queries.list_licence_types()
    certificate = town.text(town.document(case, "certificate")).replace("\n", "")

    assert len(licence.code) == 21
    assert licence.item == case.key
    assert [title for title in licence.fields if title not in certificate] == []
    assert set(licence.public) <= set(licence.fields)
