import pytest

from yiwang.kernel.messages.engine import template

NOTICE = """# {事项}受理通知书

{名称}：

- 我们承诺在 **{承诺办结日期}** 前办完
"""
VALUES = {"事项": "食品经营许可", "名称": "李四", "承诺办结日期": "2026-12-01"}


def test_the_first_heading_is_the_title_and_words_are_filled() -> None:
    notice = template.render(NOTICE, VALUES)

    assert notice.title == "食品经营许可受理通知书"
    assert notice.text == "李四：\n\n- 我们承诺在 **2026-12-01** 前办完"


def test_a_template_tells_its_words() -> None:
    assert template.words(NOTICE) == set(VALUES)


def test_a_missing_word_is_named() -> None:
    with pytest.raises(template.MissingWords, match="名称、承诺办结日期"):
        template.render(NOTICE, {"事项": "x"})


@pytest.mark.parametrize(
    "value",
    ["[点我](http://x.example)", "**红**", "<b>x</b>", "`a`", "a_b_c", "{事项}", "\\*", "# 题"],
)
def test_a_value_is_text_and_never_markup(value: str) -> None:
    notice = template.render("# 题\n\n您好 {名称}", {"名称": value})

    shown = template.html(notice.text)
    assert template.plain(notice.text) == f"您好 {value}"
    assert not any(tag in shown for tag in ("<a ", "<strong>", "<b>", "<code>", "<em>", "<h1>"))


def test_a_value_cannot_start_a_new_line() -> None:
    assert template.render("{名称}", {"名称": "a\n# b"}).text == "a \\# b"


def test_a_template_without_a_heading_has_no_title() -> None:
    assert template.render("您好", {}).title == ""


def test_plain_text_keeps_links_and_points() -> None:
    text = "# 题\n\n- **甲**\n- 见[指南](https://x.example/a)"

    assert template.plain(text) == "题\n\n· 甲\n· 见指南（https://x.example/a）"


def test_html_has_no_raw_tags_no_images_and_no_script_links() -> None:
    shown = template.html("<script>x</script> ![a](/a.png) [b](javascript:alert(1)) **c**")

    assert "<script" not in shown
    assert "<img" not in shown
    assert 'href="javascript' not in shown
    assert "<strong>c</strong>" in shown
