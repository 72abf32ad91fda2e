"""“Looks right”: what a browser can see of it; and the pictures for those who look themselves."""

import json
from pathlib import Path

from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
SHOTS = ROOT / "build/shots"
LOOKS = (Path(__file__).parent / "looks.js").read_text()
AXE = (ROOT / "vendor/tests/axe/axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
# name of the picture, window, 长辈版; a name without a picture is checked only
VIEWS = (("1440", DESK, False), ("390", PHONE, False), ("", DESK, True), ("elder", PHONE, True))

_axed: set[tuple[str, bool]] = set()  # axe looks at each template once in each look


def shot(page: Page, name: str) -> None:
    """Keep pictures of the page as it stands and assert that it looks right in every view.

    `name` is the page template's; what is filled in stays. Saves build/shots/<name>-1440.png,
    -390.png and -elder.png (长辈版 on a phone).
    """
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.wait_for_function("document.body && document.readyState === 'complete'")
    was, elder_was = page.viewport_size, _elder(page)
    wrong = []
    for view, window, elder in VIEWS:
        page.set_viewport_size(window)  # type: ignore[arg-type]
        _dress(page, elder=elder)
        if view:
            page.screenshot(path=SHOTS / f"{name}-{view}.png", full_page=True)
        where = f"{name} {window['width']}{' 长辈版' if elder else ''}"
        wrong += [f"{where}: {line}" for line in page.evaluate(LOOKS, elder)]
        if (name, elder) not in _axed and window is DESK:
            _axed.add((name, elder))
            wrong += [f"{where}: {line}" for line in axe(page)]
    _dress(page, elder=elder_was)
    page.set_viewport_size(was or DESK)  # type: ignore[arg-type]
    assert not wrong, "\n".join(["", *wrong])


def axe(page: Page) -> list[str]:
    """Return what axe finds against WCAG 2.2 AA; the policy against foreign scripts stays on."""
    page.evaluate(AXE)
    options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    found = page.evaluate(f"axe.run(document, {json.dumps(options)})")
    return [
        f"axe {rule['id']}: {node['target']} {node['failureSummary'].splitlines()[-1].strip()}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def _elder(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.classList.contains('elder')"))


def _dress(page: Page, *, elder: bool) -> None:
    page.evaluate("on => document.documentElement.classList.toggle('elder', on)", elder)
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))")
