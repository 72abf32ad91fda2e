import json
import logging

import pytest
from django.db import connection
from django.test import Client

pytestmark = [pytest.mark.urls("tests.site.urls"), pytest.mark.django_db]


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


def written() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM kernel_access_account WHERE username = 'written-by-a-page'"
        )
        return int(cursor.fetchone()[0])


def test_a_request_begins_by_saying_who_acts(client: Client) -> None:
    assert client.get("/actor").content == b"anonymous yiwang_app"


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
