"""The second wall stands even where a query forgets to ask."""

import pytest
from django.db import ProgrammingError, transaction

from tests.making import NEIGHBOUR, RESIDENT, open_case, resident, staff
from yiwang.kernel.access.actions import set_actor
from yiwang.kernel.cases.models import Case, Event, Task
from yiwang.lib.actor import ANONYMOUS, Actor


@pytest.mark.parametrize(
    ("actor", "seen"),
    [
        (resident(RESIDENT), 1),
        (resident(NEIGHBOUR), 0),
        (staff("acceptor"), 1),
        (staff("acceptor", organisation="other-bureau"), 0),
        (ANONYMOUS, 0),
    ],
)
def test_rows_are_seen_by_their_party_and_their_organisation_only(actor: Actor, seen: int) -> None:
    open_case()

    set_actor(actor)

    assert [m.objects.count() for m in (Case, Task, Event)] == [seen] * 3


def test_nobody_writes_a_case_for_somebody_else() -> None:
    set_actor(resident(NEIGHBOUR))

    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        open_case(party=RESIDENT)


def test_a_village_that_confirms_sees_the_case_it_confirms() -> None:
    case = open_case()
    elsewhere = staff("acceptor", organisation="other-bureau")
    Case.objects.filter(pk=case.pk).update(involved=["other-bureau"])

    set_actor(elsewhere)

    assert [m.objects.count() for m in (Case, Task, Event)] == [1, 1, 1]
