"""Sending the forms of a page as a browser would: every hidden and prefilled value goes along."""

from html.parser import HTMLParser
from typing import Any

from django.test import Client


class _Forms(HTMLParser):
    """Reads the controls of each form with what they would send untouched."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, Any]] = []
        self._area: str | None = None
        self._select: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = {k: v or "" for k, v in attrs}
        if tag == "form":
            self.forms.append({"action": a.get("action", ""), "values": {}})
        if not self.forms or ("name" not in a and tag != "option"):
            return
        values = self.forms[-1]["values"]
        if tag == "input":
            kind = a.get("type", "text")
            if kind in ("hidden", "text", "search") or "checked" in a:
                values.setdefault(a["name"], []).append(a.get("value", "on"))
        elif tag == "textarea":
            self._area = a["name"]
            values[self._area] = [""]
        elif tag == "select":
            self._select = a["name"]
        elif tag == "option" and "selected" in a and self._select:
            values[self._select] = [a.get("value", "")]

    def handle_data(self, data: str) -> None:
        if self._area:
            self.forms[-1]["values"][self._area] = [data]

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = None
        if tag == "select":
            self._select = None


def forms_of(html: str) -> list[dict[str, Any]]:
    reader = _Forms()
    reader.feed(html)
    return reader.forms


def values_of(html: str, *, action: str = "") -> dict[str, list[str]]:
    """Return what the page's own form (or that of `action`) would send untouched."""
    found = next(f for f in forms_of(html) if f["action"] == action)
    values: dict[str, list[str]] = found["values"]
    return values


def send(client: Client, url: str, **changes: Any) -> Any:
    """Open a page, change some of its answers and send it."""
    page = client.get(url)
    assert page.status_code == 200, (url, page.status_code, page.headers.get("Location"))
    return client.post(url, {**values_of(page.content.decode()), **changes})
