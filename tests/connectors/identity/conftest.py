import pytest

from tests.making import CITY, NOON, Made
from yiwang.kernel.city.actions import publish
from yiwang.lib.actor import system


@pytest.fixture
def city(db: None) -> None:
    release = Made("city", "city", "示例市", CITY)
    publish(releases=[release], actor=system("apply"), at=NOON)
