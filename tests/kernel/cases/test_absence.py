"""What is not yours is refused in the words of what does not exist."""

from uuid import uuid4

import pytest

from tests import making
from yiwang.kernel.cases import policies, queries
from yiwang.kernel.cases.types import NO_FILE
from yiwang.lib.refused import Refused

STRANGER = making.staff("acceptor", organisation="other-bureau")


@pytest.mark.django_db
def test_a_task_of_another_office_is_refused_like_none() -> None:
    making.publish_city()
    task = making.open_case().tasks.get()

    with pytest.raises(Refused) as theirs:
        policies.check_can_complete(STRANGER, task)
    with pytest.raises(Refused) as none:
        queries.get_task(uuid4())
    assert theirs.value is none.value


@pytest.mark.django_db
def test_a_file_of_another_office_is_refused_like_none() -> None:
    making.publish_city()

    with pytest.raises(Refused) as theirs:
        policies.check_can_see(STRANGER, making.open_case(), absent=NO_FILE)
    with pytest.raises(Refused) as none:
        queries.get_material(0)
    assert theirs.value is none.value
