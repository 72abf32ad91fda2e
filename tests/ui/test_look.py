"""The look is remembered in two cookies and the way back stays in the house."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_the_look_is_remembered_and_the_person_returns(client: Client) -> None:
    answer = client.post("/look", {"elder": "1", "next": "/ui/home?q=1"})

    assert (answer.status_code, answer["Location"]) == (302, "/ui/home?q=1")
    assert client.cookies["yw_elder"].value == "1"
    assert 'class="elder "' in client.get("/ui/home").content.decode()


@pytest.mark.parametrize("to", ["https://elsewhere.example/", "//elsewhere.example", "elsewhere"])
def test_the_way_back_never_leaves_the_house(client: Client, to: str) -> None:
    assert client.post("/look", {"elder": "0", "next": to})["Location"] == "/"


def test_an_unknown_look_is_not_remembered(client: Client) -> None:
    client.post("/look", {"script": "xx", "elder": "2"})

    assert "yw_script" not in client.cookies
    assert "yw_elder" not in client.cookies


def test_the_look_is_switched_by_post_only(client: Client) -> None:
    assert client.get("/look").status_code == 405
