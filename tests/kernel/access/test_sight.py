from uuid import UUID

import pytest
from django.db import connection

from yiwang.kernel.access import actions
from yiwang.lib.actor import ANONYMOUS, Actor, Grant, Kind, system

ME, OTHER = UUID(int=1), UUID(int=2)
CLERK = Actor(
    Kind.STAFF,
    id="c",
    organisation="bureau",
    grants=frozenset({Grant("cases.see", "bureau"), Grant("cases.see", "station")}),
)
AUDITOR = Actor(Kind.STAFF, id="a", grants=frozenset({Grant("records.read", "bureau")}))
REGISTRAR = Actor(
    Kind.STAFF,
    id="r",
    grants=frozenset({Grant("registers.see", "bureau"), Grant("catalogue.publish", "bureau")}),
)
PERSON = Actor(Kind.PERSON, id="p", party=ME, parties=frozenset({ME}))
ROWS = [("bureau", ME), ("station", OTHER), ("other", ME), (None, None)]


def seen() -> list[bool]:
    found = []
    with connection.cursor() as cursor:
        for organisation, party in ROWS:
            cursor.execute("SELECT yiwang_sees(%s, %s)", [organisation, party])
            found.append(cursor.fetchone()[0])
    return found


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("actor", "expected"),
    [
        (system("worker"), [True, True, True, True]),
        (CLERK, [True, True, False, False]),
        (AUDITOR, [False, False, False, False]),
        (REGISTRAR, [False, False, False, False]),
        (PERSON, [True, False, True, False]),
        (ANONYMOUS, [False, False, False, False]),
    ],
    ids=["system", "clerk", "auditor", "registrar", "person", "anonymous"],
)
def test_an_actor_sees_its_own_rows(actor: Actor, expected: list[bool]) -> None:
    actions.set_actor(actor)

    assert seen() == expected


@pytest.mark.django_db
def test_unset_sees_nothing() -> None:
    assert seen() == [False] * 4


@pytest.mark.django_db
def test_what_was_set_ends_with_the_transaction() -> None:
    another = connection.copy()
    try:
        with another.cursor() as cursor:
            cursor.execute("BEGIN; SELECT set_config('yiwang.kind', 'system', true); COMMIT")
            cursor.execute("SELECT yiwang_sees('bureau', NULL)")

            assert cursor.fetchone() == (False,)
    finally:
        another.close()


def test_outside_a_transaction_it_is_a_bug() -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        actions.set_actor(CLERK, using="owner")
