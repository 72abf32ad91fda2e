"""Anybody finds an item by search, life event and department, and reads its guide."""

import pytest
from django.test import Client

pytestmark = pytest.mark.usefixtures("city")
LICENCE = "/items/food-business-licence/new"


def read(client: Client, url: str, status: int = 200) -> str:
    answer = client.get(url)
    assert answer.status_code == status
    return answer.content.decode()


@pytest.mark.proves("D01.1")
def test_the_home_leads_to_search_life_events_and_departments(client: Client) -> None:
    page = read(client, "/")

    assert page.index("想办什么事") < page.index("按生活里的事找") < page.index("按部门找")
    assert "/themes/" in page
    assert "/departments/civil-affairs" in page


@pytest.mark.proves("D01.1")
@pytest.mark.parametrize("said", ["开饭店要办什么证", "餐饮食品", "spjyxk"])
def test_an_item_is_found_by_what_a_person_says(client: Client, said: str) -> None:
    page = read(client, f"/search?q={said}")

    assert LICENCE in page


def test_a_search_without_result_says_what_to_do(client: Client) -> None:
    page = read(client, "/search?q=飞机票")

    assert "没有找到“飞机票”" in page
    assert "换一个说法" in page
    assert "12345" in page


def test_what_was_searched_is_shown_as_text(client: Client) -> None:
    assert "<script>alert" not in read(client, "/search?q=<script>alert(1)</script>")


@pytest.mark.parametrize("url", ["/themes/养老服务", "/departments/civil-affairs"])
def test_a_list_leads_to_the_guide(client: Client, url: str) -> None:
    assert "/items/elderly-allowance/apply" in read(client, url)


@pytest.mark.parametrize("url", ["/themes/没有", "/departments/nobody", "/items/no/thing"])
def test_what_does_not_exist_is_told_with_a_way_on(client: Client, url: str) -> None:
    read(client, url, 404)


@pytest.mark.proves("D01.1", "D40.1")
def test_the_guide_says_everything_before_applying(client: Client) -> None:
    page = read(client, LICENCE)

    assert "《食品安全法》第三十五条第一款、第二款" in page
    assert "不用交，来自法人库" in page
    assert "要上传，PDF、JPG、PNG 都行" in page
    assert "10 个工作日" in page
    assert "依据待核对" in page
    assert "一次都不用跑" in page
    assert "不收费" in page
    assert "<svg" in page
    assert "行政复议" in page
    assert "/apply/food-business-licence/new" in page


@pytest.mark.parametrize(("script", "said"), [("zh-hant", "申領"), ("en", 'lang="zh-Hans"')])
def test_the_guide_speaks_the_reader_s_script(client: Client, script: str, said: str) -> None:
    client.cookies["yw_script"] = script

    assert said in read(client, "/items/elderly-allowance/apply")
