"""A person says it in their own words; the item is found, or nothing is."""

import pytest

from yiwang.services.catalogue.engine.index import Index
from yiwang.services.catalogue.types import Entry

ALLOWANCE, LICENCE, CARD = "old/apply", "food/new", "police/lost-card"
INDEX = Index(
    (
        Entry(
            ALLOWANCE,
            "高龄津贴申领",
            {
                "事项": ("高龄津贴申领",),
                "也叫": ("老人补贴", "八十岁补贴", "长寿金"),
                "材料": ("居民身份证",),
                "条件": ("老人已满八十周岁",),
            },
        ),
        Entry(
            LICENCE,
            "食品经营许可证核发（新办）",
            {
                "事项": ("食品经营许可证核发（新办）",),
                "也叫": ("开饭店", "奶茶店"),
                "材料": ("营业执照",),
            },
        ),
        Entry(
            CARD,
            "居民身份证补领",
            {"事项": ("居民身份证补领",), "也叫": ("身份证丢了", "补办身份证")},
        ),
    )
)


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("身份证丢了怎么办", CARD),
        ("身份證丟了怎麼辦", CARD),
        ("老人补贴怎么领", ALLOWANCE),
        ("我想开饭店", LICENCE),
        ("奶茶店", LICENCE),
        ("食品经营许可", LICENCE),
        ("gljt", ALLOWANCE),
        ("ＧＬＪＴ", ALLOWANCE),
        ("gaolingjintie", ALLOWANCE),
        ("长寿", ALLOWANCE),
    ],
)
def test_the_item_that_is_meant_comes_first(said: str, key: str) -> None:
    assert INDEX.search(said)[0].key == key


@pytest.mark.parametrize("said", ["", "怎么办", "飞机票", "xyz", "，。！", "请问在哪里"])
def test_nothing_is_found_where_nothing_is_meant(said: str) -> None:
    assert INDEX.search(said) == []


def test_a_material_is_found_after_the_item_itself_and_says_so() -> None:
    hits = INDEX.search("身份证")

    assert [h.key for h in hits] == [CARD, ALLOWANCE]
    assert (hits[1].where, hits[1].text) == ("材料", "居民身份证")
