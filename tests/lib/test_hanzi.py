from yiwang.lib import hanzi


def test_names_sort_by_syllable_then_tone_then_character() -> None:
    names = ["赵云", "安然", "曾平", "陈一", "单雄"]

    ordered = sorted(names, key=lambda n: hanzi.sort_key(n, surname=True))

    assert ordered == ["安然", "陈一", "单雄", "曾平", "赵云"]


def test_equal_readings_keep_one_order() -> None:
    assert hanzi.sort_key("张伟") != hanzi.sort_key("章伟")


def test_bigrams_are_pairs_and_single_characters() -> None:
    assert hanzi.bigrams("蓬江区·A店") == tuple(
        sorted({"蓬", "江", "区", "蓬江", "江区", "a", "店", "a店"})
    )


def test_a_search_of_one_character_looks_for_that_character() -> None:
    assert hanzi.pairs_to_find("店") == ("店",)
    assert hanzi.pairs_to_find("食品店") == ("品店", "食品")
    assert hanzi.pairs_to_find("。") == ()
