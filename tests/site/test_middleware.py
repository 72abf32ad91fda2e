import json
import logging
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client

from tests.site.urls import PARTY
from yiwang.lib.actor import Actor, Kind
from yiwang.site import identity

pytestmark = [pytest.mark.urls("tests.site.urls"), pytest.mark.django_db]


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


def written() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM django_session WHERE session_key = 'written-by-a-page'"
        )
        return int(cursor.fetchone()[0])


def test_a_request_begins_by_saying_who_acts(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk = Actor(kind=Kind.STAFF, id="clerk")
    monkeypatch.setattr(identity, "actor_of", lambda _request: clerk)

    assert client.get("/actor").content == b"staff yiwang_app"


def test_nobody_sees_nothing(client: Client) -> None:
    assert client.get("/actor").content == b" yiwang_app"


def test_what_a_page_wrote_stays(client: Client) -> None:
    assert client.get("/ok").status_code == 200
    assert written() == 1


def test_a_refusal_leaves_nothing_and_says_why(client: Client) -> None:
    answer = client.get("/refuse")

    assert answer.status_code == 403
    assert "这不是您的办件。" in answer.content.decode()
    assert written() == 0


def test_a_bug_leaves_nothing_and_its_number_finds_the_log_line(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        answer = client.get("/crash")

    assert answer.status_code == 500
    assert written() == 0
    assert answer["X-Request-Number"] in answer.content.decode()
    lines = [r.msg for r in caplog.records if r.name == "yiwang.error"]
    assert lines[0]["number"] == answer["X-Request-Number"]
    assert json.dumps(lines[0]["path"]) == '"/crash"'


def test_who_reached_for_anothers_thing_is_in_the_record(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk = Actor(kind=Kind.STAFF, id="clerk")
    monkeypatch.setattr(identity, "actor_of", lambda _request: clerk)

    client.get("/refuse")

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT actor, data->>'code' FROM kernel_records_record WHERE event = 'access.refused'"
        )
        assert cursor.fetchall() == [("staff:clerk", "not-yours")]


def test_who_looked_at_whose_data_is_in_the_record(client: Client) -> None:
    client.get("/show")

    with connection.cursor() as cursor:
        cursor.execute("SELECT party, fields FROM kernel_records_disclosure")
        assert cursor.fetchall() == [(PARTY, '["phone"]')]


def test_a_repeated_post_gets_the_first_outcome_and_does_nothing(client: Client) -> None:
    sent = {"deed": str(uuid4())}

    answers = [client.post("/once", sent) for _ in range(3)]

    assert [(a.status_code, a["Location"]) for a in answers] == [(303, "/done")] * 3
    assert written() == 1


def test_a_key_of_another_page_is_refused(client: Client) -> None:
    sent = {"deed": str(uuid4())}
    client.post("/once", sent)

    assert client.post("/ok", sent).status_code == 409


def test_wrong_input_may_be_sent_again_with_the_same_key(client: Client) -> None:
    sent = {"deed": str(uuid4())}

    assert [client.post("/wrong", sent).status_code for _ in range(2)] == [422, 422]


def test_a_broken_key_is_wrong_input(client: Client) -> None:
    assert client.post("/once", {"deed": "x"}).status_code == 422
    assert written() == 0


def test_pages_may_load_only_our_own_files(client: Client) -> None:
    answer = client.get("/ok")

    policy = answer["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_health_tells_whether_the_database_answers(client: Client) -> None:
    answer = client.get("/healthz")

    assert (answer.status_code, answer.json()) == (200, {"database": True})
