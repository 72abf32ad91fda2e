"""简 and 繁: text of the house and of packs is converted when it is loaded.

Never a rendered page, never a name of a person or place, never a form value: OpenCC would turn
余华 into 餘華 and 里水镇 into 裏水鎮.
"""

from collections.abc import Mapping
from functools import cache, lru_cache

from django.utils.html import format_html
from opencc import OpenCC

from yiwang.ui.look import Script


@cache
def _converter() -> OpenCC:
    return OpenCC("s2t")


@lru_cache(maxsize=50_000)
def _traditional(text: str) -> str:
    return str(_converter().convert(text))


def convert(text: str, script: Script) -> str:
    """Return Chinese text in the script asked for; English readers get it as it is written."""
    return _traditional(text) if script == "zh-hant" else text


def say(text: str, *, script: Script, english: Mapping[str, str] | None = None) -> str:
    """Return pack text for a reader: converted, or in the pack's English, or marked as Chinese.

    `english` is the pack's words.en.yaml. A text without English is shown in Chinese inside
    `<span lang="zh-Hans">`, so that a screen reader changes its voice.
    """
    if script != "en":
        return convert(text, script)
    if english and text in english:
        return english[text]
    return format_html('<span lang="zh-Hans">{}</span>', text)
