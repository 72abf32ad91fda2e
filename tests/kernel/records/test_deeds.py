import threading
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction

from yiwang.kernel.records.actions import begin_deed, finish_deed, forget
from yiwang.kernel.records.models import Deed
from yiwang.kernel.records.types import Outcome
from yiwang.lib.actor import Actor, Kind
from yiwang.lib.refused import Refused

NOON = datetime(2026, 7, 1, 4, 0, tzinfo=UTC)
LI = Actor(kind=Kind.PERSON, id="li")


@pytest.mark.django_db
def test_a_repeated_deed_gets_the_first_outcome() -> None:
    key = uuid4()
    assert begin_deed(key=key, path="/apply", actor=LI, at=NOON) is None
    finish_deed(key=key, status=303, location="/cases/1", body_digest="sha256:00")

    again = begin_deed(key=key, path="/apply", actor=LI, at=NOON)

    assert again == Outcome(303, "/cases/1", "sha256:00")


@pytest.mark.django_db
def test_a_rejected_form_may_be_corrected_and_sent_with_the_same_key() -> None:
    key = uuid4()
    begin_deed(key=key, path="/apply", actor=LI, at=NOON)
    finish_deed(key=key, status=422)

    assert begin_deed(key=key, path="/apply", actor=LI, at=NOON) is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "who"), [("/other", LI), ("/apply", Actor(kind=Kind.PERSON, id="zhang"))]
)
def test_a_key_belongs_to_one_page_and_one_person(path: str, who: Actor) -> None:
    key = uuid4()
    begin_deed(key=key, path="/apply", actor=LI, at=NOON)

    with pytest.raises(Refused, match="刷新页面") as refused:
        begin_deed(key=key, path=path, actor=who, at=NOON)

    assert (refused.value.code, refused.value.status) == ("deed-key-used", 409)


@pytest.mark.django_db
def test_old_keys_are_forgotten() -> None:
    old, young = uuid4(), uuid4()
    begin_deed(key=old, path="/a", actor=LI, at=NOON - timedelta(days=31))
    begin_deed(key=young, path="/a", actor=LI, at=NOON)

    forget(at=NOON)

    assert list(Deed.objects.values_list("key", flat=True)) == [young]


def test_a_double_click_waits_for_the_first_and_gets_its_outcome(committing: str) -> None:
    key, begun = uuid4(), threading.Event()
    found: list[Outcome | None] = []

    def second() -> None:
        begun.wait(10)
        with transaction.atomic():
            found.append(begin_deed(key=key, path="/apply", actor=LI, at=NOON))
        connection.close()

    thread = threading.Thread(target=second)
    thread.start()
    with transaction.atomic():
        begin_deed(key=key, path="/apply", actor=LI, at=NOON)
        begun.set()
        thread.join(0.3)
        assert found == []
        finish_deed(key=key, status=303, location="/cases/1")
    thread.join(10)

    assert found == [Outcome(303, "/cases/1", "")]
