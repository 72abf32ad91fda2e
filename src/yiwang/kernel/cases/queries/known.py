"""What is asked and known in a case, page by page of its form, each value with its source."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.urls import reverse

from yiwang.declarations.shapes.pack import Word
from yiwang.declarations.shapes.service import Form
from yiwang.kernel.cases.models import Case, Material
from yiwang.kernel.cases.queries.showing import Say
from yiwang.kernel.city import queries as city
from yiwang.kernel.city.types import Item
from yiwang.kernel.files import queries as files
from yiwang.ui import components as c

SOURCES: Mapping[str, str] = {
    "applicant": "申请人填写",
    "official": "现场核查",
    "case": "办件",
    "decision": "规则得出",
    "parameter": "政策参数",
}
STATUS: Mapping[str, str] = {
    "absent": "库中没有",
    "unavailable": "库暂不可用，请人工核实",
    "unknown": "查不到，请人工核实",
}
OWN = ("applicant", "case", "decision", "parameter")
PREFIXES = (6, 9, 12)  # county, town, village


class Known:
    """The values of one case, ready to be said."""

    def __init__(self, case: Case, item: Item, *, say: Say) -> None:
        self._case, self._item, self._say = case, item, say
        self._registers = {r.key: r.title for r in city.list_current("register")}
        codes = [v for w, v in self._values() if self._format(w) == "region" and v]
        self._regions = city.get_region_names(str(v)[:n] for v in codes for n in PREFIXES)

    def groups(self) -> list[tuple[str, list[c.Answer]]]:
        """Return (title, answers) for each page of the form and of the inspections, then the rest."""
        shown: set[str] = set()
        found = []
        for form in (self._item.form, *self._item.forms.values()):
            for title, words in _pages(form):
                rows = [self._row(w, label) for w, label in words.items() if self._has(w)]
                shown |= words.keys()
                if rows:
                    found.append((self._say(title), rows))
        rest = [w for w, _ in self._values() if w not in shown and self._is_open(w)]
        if rest:
            found.append((self._say("还知道什么"), [self._row(w, w) for w in rest]))
        return found

    def _values(self) -> Iterator[tuple[str, Any]]:
        yield from self._case.answers.items()
        for word, cell in self._case.cells.items():
            if word not in self._case.answers:
                yield word, cell["value"]

    def _has(self, word: str) -> bool:
        return self._case.answers.get(word) is not None or word in self._case.cells

    def _is_open(self, word: str) -> bool:
        cell = self._case.cells.get(word)
        return cell is None or cell["source"] not in OWN

    def _format(self, word: str) -> str:
        known = self._item.words.get(word)
        return (known.format or "") if known else ""

    def _row(self, word: str, label: str) -> c.Answer:
        answer, cell = self._case.answers.get(word), self._case.cells.get(word)
        known = cell if cell and cell["source"] not in OWN else None
        if answer is None and cell:
            value = self._plain(word, cell["value"]) or self._say(STATUS.get(cell["status"], ""))
            return c.Answer(label=self._say(label), value=value, source=self._source(cell))
        value = self._plain(word, answer)
        told = self._plain(word, known["value"]) if known and known["status"] == "found" else ""
        source = self._say(SOURCES["applicant"])
        if known and told == value:
            source = self._source(known)
        differs = f"{self._source(known)} {told}" if known and told and told != value else ""
        return c.Answer(label=self._say(label), value=value, source=source, differs=differs)

    def _source(self, cell: Mapping[str, str]) -> str:
        name = SOURCES.get(cell["source"]) or self._registers.get(cell["source"], cell["source"])
        return f"{self._say(name)} {cell['as_of']}".strip()

    def _plain(self, word: str, value: object) -> str:
        if value is None:
            return ""
        if isinstance(value, list | tuple):
            return "、".join(self._plain(word, v) for v in value)
        if isinstance(value, bool):
            return "是" if value else "否"
        if self._format(word) == "region":
            code = str(value)
            names = [self._regions.get(code[:n], "") for n in PREFIXES if len(code) >= n]
            return " ".join(filter(None, names)) or code
        return f"{value} {self._unit(word)}".strip()

    def _unit(self, word: str) -> str:
        known: Word | None = self._item.words.get(word)
        return (known.unit or "") if known else ""


def _pages(form: Form | None) -> Iterator[tuple[str, dict[str, str]]]:
    for page in form.pages if form else ():
        yield page.title, {f.word: f.label or f.word for f in page.fields}


def list_answers(case: Case, item: Item) -> list[c.Answer]:
    """Return what the form asked, for the applicant: every value with its source."""
    asked = {title for title, _ in _pages(item.form)}
    groups = Known(case, item, say=str).groups()
    return [row for title, rows in groups if title in asked for row in rows]


def material_rows(handed: Sequence[Material]) -> list[c.Answer]:
    """Return the materials as rows of a summary, for the applicant."""
    titles = {r.key: r.title for r in city.list_current("register")}
    return [
        c.Answer(
            label=m.title,
            value="查看文件" if m.file else m.note or "不用交",
            url=reverse("case-file", args=[m.pk]) if m.file else "",
            source=SOURCES.get(m.source) or f"来自{titles.get(m.source, m.source)}",
        )
        for m in handed
    ]


def materials(handed: Sequence[Material], *, say: Say) -> list[dict[str, Any]]:
    """Return what the viewer shows of each material: title, source, and the file if there is one."""
    kept = files.list_files([m.file for m in handed if m.file])
    return [_material(m, kept, say) for m in handed]


def _material(material: Material, kept: Mapping[UUID, Any], say: Say) -> dict[str, Any]:
    stored = kept.get(material.file) if material.file else None
    return {
        "title": say(material.title),
        "source": say(_origin(material, is_there=stored is not None)),
        "note": say(material.note),
        "url": reverse("case-file", args=[material.pk]) if stored else "",
        "name": stored.name if stored else "",
        "size": stored.size if stored else 0,
        "image": stored is not None and stored.media_type.startswith("image/"),
        "unscanned": stored is not None and stored.scan == "unscanned",
    }


def _origin(material: Material, *, is_there: bool) -> str:
    if is_there:
        return "申请人上传"
    return "还没有交" if material.source == "applicant" else "不用交，系统已核对"
