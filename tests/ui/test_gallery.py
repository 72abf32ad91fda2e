"""The gallery is served, whole, and no page carries script or style of its own."""

import re

import pytest
from django.test import Client

from yiwang.ui.pages import PAGES

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page", ["", *(f"/{name}" for name in PAGES)])
def test_gallery_page_is_served_without_inline_script_or_style(client: Client, page: str) -> None:
    response = client.get(f"/ui{page}")

    text = response.content.decode()
    assert response.status_code == (PAGES[page[1:]][1] if page else 200)
    assert "<style" not in text
    assert " style=" not in text
    assert not re.search(r" on[a-z]+=", text)
    scripts = re.findall(r"<script(?![^>]*(src=|type=.application/json))", text)
    assert not scripts
    assert not re.findall(r"(?:src|href|action)=.(?:https?:)?//", text)


def test_an_unknown_gallery_page_is_not_found_in_words(client: Client) -> None:
    response = client.get("/ui/nothing")

    assert response.status_code == 404
    assert "没有这个页面" in response.content.decode()
