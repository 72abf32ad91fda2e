"""Which page comes next, what is still missing, where a person is led instead."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from yiwang.declarations.shapes.service import FormPage, Material, Redirect
from yiwang.kernel.city.types import Item
from yiwang.kernel.forms import engine as forms
from yiwang.kernel.forms.types import Cell
from yiwang.lib import feel
from yiwang.services.intake.types import Renewed

OURS = "applicant"
EDITABLE = frozenset({"phone", "email"})  # a person corrects these in the form itself
EMPTY: tuple[object, ...] = (None, "", [])


def values(answers: Mapping[str, object], cells: Mapping[str, Cell]) -> dict[str, object]:
    """Return what is known by word; a register wins over what was typed, as in the case."""
    known = {w: c.value for w, c in cells.items() if c.status == "found" and c.value is not None}
    return {**answers, **known}


def context(item: Item, known: Mapping[str, object], *, today: date) -> dict[str, object]:
    """Return the FEEL context of conditions: what is known and the parameters of the day."""
    return forms.as_feel(item.words, {**known, **item.parameters_on(today)})


def pages(item: Item, known: Mapping[str, object]) -> list[FormPage]:
    return forms.list_pages(item.form, item.words, known) if item.form else []


def is_known(item: Item, word: str, cells: Mapping[str, Cell], *, confirm: bool) -> bool:
    """Whether a word is only shown: a register knows it, and it is not a contact."""
    cell = cells.get(word)
    found = cell is not None and cell.status == "found" and cell.value is not None
    return confirm and found and item.words[word].format not in EDITABLE


def after(found: Sequence[FormPage], page: str) -> str:
    """Return the id of the page behind this one; empty: the materials come."""
    ids = [p.id for p in found]
    place = ids.index(page) + 1 if page in ids else 0
    return ids[place] if place < len(ids) else ""


def before(found: Sequence[FormPage], page: str) -> str:
    ids = [p.id for p in found]
    place = ids.index(page) if page in ids else len(ids)
    return ids[place - 1] if place else ""


def unanswered(item: Item, known: Mapping[str, object]) -> list[tuple[str, str]]:
    """Return (page, label) of every required question without an answer."""
    told = forms.as_feel(item.words, known)
    return [
        (page.id, field.label or field.word)
        for page in pages(item, known)
        for field in page.fields
        if field.required and forms.holds(field.when, told) and known.get(field.word) in EMPTY
    ]


def materials(item: Item, told: Mapping[str, object]) -> list[Material]:
    """Return the materials that the applicant brings in this situation."""
    return [m for m in item.service.materials if m.source == OURS and forms.holds(m.when, told)]


def known_materials(item: Item, told: Mapping[str, object]) -> list[Material]:
    return [m for m in item.service.materials if m.source != OURS and forms.holds(m.when, told)]


def missing(wanted: Iterable[Material], handed: Iterable[str]) -> list[Material]:
    """Return the materials without which nothing can be sent; 可容缺 may follow later."""
    there = set(handed)
    return [m for m in wanted if m.required and not m.deferred and m.id not in there]


def redirect(item: Item, told: Mapping[str, object]) -> Redirect | None:
    """Return the first redirect that holds: asking for this item would be unlawful or useless."""
    return next((r for r in item.service.redirects if forms.holds(r.when, told)), None)


def deciding_page(item: Item) -> FormPage | None:
    """Return one page with the questions that the redirects look at; None when there are none."""
    names = {n for r in item.service.redirects for n in feel.parse(r.when).names}
    fields = tuple(
        f for p in (item.form.pages if item.form else ()) for f in p.fields if f.word in names
    )
    holding = [p for p in (item.form.pages if item.form else ()) if set(p.fields) & set(fields)]
    if not fields:
        return None
    return FormPage(id="first", title=holding[0].title, hint=holding[0].hint, fields=fields)


def region_of(item: Item, answers: Mapping[str, object], cells: Mapping[str, Cell]) -> str:
    """Return where a case belongs: the place asked for, else the place a register knows."""
    known = values(answers, cells)
    words = [w for w, word in item.words.items() if word.format == "region" and known.get(w)]
    words.sort(key=lambda w: item.words[w].source != OURS)
    return str(known[words[0]]) if words else ""


def renew(item: Item, answers: Mapping[str, object], *, today: date) -> Renewed:
    """Return which answers still fit a newer release: each is checked as if it were posted."""
    kept: dict[str, object] = {}
    for page in item.form.pages if item.form else ():
        for field in page.fields:
            value = answers.get(field.word)
            if value in EMPTY:
                continue
            single = FormPage(
                id="one", title="一", fields=(field.model_copy(update={"when": None}),)
            )
            cleaned = forms.clean(
                single, item.words, {}, posted={field.word: posted(value)}, today=today
            )
            if not cleaned.errors:
                kept[field.word] = value
    lost = [w for w, v in answers.items() if v not in EMPTY and w not in kept]
    return Renewed(kept, tuple(lost))


def posted(value: object) -> list[str]:
    """Return a stored answer as a form would send it."""
    if isinstance(value, bool):
        return ["是" if value else "否"]
    if isinstance(value, list | tuple):
        return [str(v) for v in value]
    return [str(value)]
