"""The tokens keep their contrast: text 4.5:1, borders of controls 3:1, by day and by night."""

import re

import pytest

from yiwang.site.home import ROOT

SCSS = (ROOT / "src/yiwang/ui/scss/_tokens.scss").read_text()
DAY, NIGHT = SCSS.split(".yw-night {")
TEXT = ("ink", "ink-second", "action", "seal", "in-time", "soon")


def tokens(part: str) -> dict[str, str]:
    return dict(re.findall(r"--yw-([a-z-]+): (#[0-9a-f]{6})", part))


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("part", [DAY, NIGHT], ids=["day", "night"])
@pytest.mark.parametrize("ground", ["ground", "wash"])
@pytest.mark.parametrize("name", TEXT)
def test_text_is_readable(part: str, ground: str, name: str) -> None:
    known = tokens(part)

    assert contrast(known[name], known[ground]) >= 4.5


@pytest.mark.parametrize("part", [DAY, NIGHT], ids=["day", "night"])
@pytest.mark.parametrize("name", ["seal", "in-time", "soon", "action"])
def test_a_word_on_its_own_wash_is_readable(part: str, name: str) -> None:
    known = tokens(part)

    assert contrast(known[name], known[f"{name}-wash"]) >= 4.5


@pytest.mark.parametrize("part", [DAY, NIGHT], ids=["day", "night"])
def test_controls_and_buttons_stand_out(part: str) -> None:
    known = tokens(part)

    assert contrast(known["control"], known["ground"]) >= 3
    assert contrast(known["on-action"], known["action"]) >= 4.5
