"""Forms as a browser would send them: read from a page, filled with values that fit."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

# by the name of the field, where its type does not say enough
WORDS = {
    "phone": "13900000000",
    "days": "5",
    "text": "测试说明",
    "opinion": "经核对，符合条件。",
    "items": "请补正营业场所平面图。",
    "reasons": "情况复杂，须延长。",
    "procedure": "test",
    "outcome": "accept",
    "method": "electronic",
}
TYPES = {
    "number": "5",
    "tel": "13900000000",
    "date": "2026-03-02",
    "email": "a@example.org",
    "text": "测试",
}


@dataclass
class Form:
    action: str
    method: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    written: set[str] = field(default_factory=set)  # fields that take any words
    choices: dict[str, list[str]] = field(default_factory=dict)

    def filled(self) -> dict[str, Any]:
        """Return what to send: the page's own values, and fitting ones where it has none."""
        data: dict[str, Any] = {
            name: values if len(values) > 1 else values[0] for name, values in self.fields.items()
        }
        data.pop("csrfmiddlewaretoken", None)
        if "deed" in data:
            data["deed"] = str(uuid4())
        for name in self.files:
            data[name] = SimpleUploadedFile("a.png", PNG, "image/png")
        return data


class Reader(HTMLParser):
    """Collects the forms of a page; a select or radio takes its first real choice."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.open: Form | None = None
        self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {k: v or "" for k, v in attrs}
        if tag == "form":
            self.open = Form(known.get("action", ""), known.get("method", "get").upper())
            self.forms.append(self.open)
        elif self.open is not None:
            self._control(tag, known)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.open = None
        if tag == "select":
            self.select = ""

    def _control(self, tag: str, known: dict[str, str]) -> None:
        form, name = self.open, known.get("name", "")
        if form is None:
            return
        if tag == "option" and self.select and known.get("value"):
            form.choices.setdefault(self.select, []).append(known["value"])
            form.fields.setdefault(self.select, [known["value"]])
        elif not name:
            return
        elif tag == "select":
            self.select = name
        elif tag == "textarea":
            form.fields[name] = [WORDS.get(name, "测试说明")]
        elif tag in {"input", "button"}:
            self._input(form, name, known, known.get("type", "text"))

    def _input(self, form: Form, name: str, known: dict[str, str], kind: str) -> None:
        value = known.get("value", "")
        if kind == "file":
            form.files.append(name)
        elif kind in {"radio", "checkbox", "submit"}:
            form.choices.setdefault(name, []).append(value)
            form.fields.setdefault(name, [value])
        else:
            if kind in {"text", "search"}:
                form.written.add(name)
            form.fields[name] = [value or WORDS.get(name, TYPES.get(kind, ""))]


def forms_of(html: str) -> list[Form]:
    reader = Reader()
    reader.feed(html)
    return reader.forms


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)
