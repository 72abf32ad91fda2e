"""Three ways to read: what stands in the catalogues is whole, and nobody's name is converted."""

import polib
import pytest
from django.test import Client

from yiwang.site.home import ROOT
from yiwang.ui.script import convert, say

LOCALE = ROOT / "src/yiwang/locale"


@pytest.mark.parametrize("locale", ["en", "zh_Hant"])
def test_the_compiled_catalogue_says_what_the_text_says(locale: str) -> None:
    folder = LOCALE / locale / "LC_MESSAGES"
    written = {e.msgid: e.msgstr for e in polib.pofile(str(folder / "django.po")) if e.msgstr}
    compiled = {e.msgid: e.msgstr for e in polib.mofile(str(folder / "django.mo")) if e.msgstr}

    assert compiled == written


def test_traditional_is_converted_from_the_message_itself() -> None:
    catalogue = polib.pofile(str(LOCALE / "zh_Hant/LC_MESSAGES/django.po"))

    wrong = [e.msgid for e in catalogue if e.msgstr and e.msgstr != convert(e.msgid, "zh-hant")]
    assert not wrong


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("script", "lang", "word"),
    [
        ("zh-hans", "zh-Hans", "长辈版"),
        ("zh-hant", "zh-Hant", "長輩版"),
        ("en", "en", "Large print"),
    ],
)
def test_a_page_speaks_the_script_of_the_cookie(
    client: Client, script: str, lang: str, word: str
) -> None:
    client.cookies["yw_script"] = script

    text = client.get("/ui/home").content.decode()

    assert f'<html lang="{lang}"' in text
    assert word in text


@pytest.mark.django_db
def test_names_and_values_stay_as_they_are_in_every_script(client: Client) -> None:
    client.cookies["yw_script"] = "zh-hant"

    text = client.get("/ui").content.decode()

    assert "余华英" in text
    assert "里水镇某合作社" in text
    assert 'value="示例市好味道小吃店"' in text


def test_pack_text_without_english_is_marked_as_chinese() -> None:
    assert say("受理条件", script="en") == '<span lang="zh-Hans">受理条件</span>'
    assert say("受理条件", script="en", english={"受理条件": "Conditions"}) == "Conditions"
    assert say("受理条件", script="zh-hant") == "受理條件"
    assert say("<b>", script="en") == '<span lang="zh-Hans">&lt;b&gt;</span>'
