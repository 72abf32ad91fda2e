import pytest

from tests import making
from yiwang.kernel.access.actions import set_actor
from yiwang.lib.actor import system


@pytest.fixture(autouse=True)
def _city(db: None) -> None:
    set_actor(system("test"))  # the first wall is tested here; the second in test_row_security
    making.publish_city()
