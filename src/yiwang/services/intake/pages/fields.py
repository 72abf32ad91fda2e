"""From a declared question to what `{% field %}` draws, and back from what was posted.

Labels, hints and titles of options speak the reader's script; names and values never change.
"""

from collections.abc import Mapping, Sequence
from functools import partial

from django.http import QueryDict
from django.utils.translation import gettext as _

from yiwang.declarations.shapes.service import FormPage
from yiwang.kernel.city.queries import get_city, list_current, list_regions
from yiwang.kernel.city.types import Item
from yiwang.kernel.forms.types import Question
from yiwang.services.intake.engine import way
from yiwang.ui.components import Field, FieldKind, Level, Option
from yiwang.ui.look import Script
from yiwang.ui.script import say

KINDS: Mapping[str, FieldKind] = {
    "radios": "radios",
    "select": "select",
    "checkboxes": "checkboxes",
    "textarea": "textarea",
    "date": "date",
    "region": "region",
    "number": "number",
    "money": "money",
}
LEVELS = ("county", "town", "village")
TOWN = 9  # figures of a town's code: the least that says where


def posted_of(data: QueryDict, page: FormPage, item: Item) -> dict[str, list[str]]:
    """Return what a page sent, with the parts of a region put together to its deepest code."""
    posted = {name: list(values) for name, values in data.lists()}
    for field in page.fields:
        if item.words[field.word].format == "region" or field.widget == "region":
            parts = [data.get(f"{field.word}_{level}", "") for level in LEVELS]
            deepest = next((p for p in reversed(_consistent(parts)) if p), "")
            if deepest or f"{field.word}_{LEVELS[0]}" in data:
                posted[field.word] = [deepest] if len(deepest) >= TOWN else []
    return posted


def _consistent(parts: Sequence[str]) -> list[str]:
    """Drop what does not lie in the level above: the town of another county."""
    kept: list[str] = []
    for part in parts:
        if not part or (kept and not part.startswith(kept[-1])):
            break
        kept.append(part)
    return kept


def titles() -> dict[str, str]:
    """Return the titles of the registers by id."""
    return {r.key: str(r.body["title"]) for r in list_current("register")}


def field_of(
    question: Question,
    item: Item,
    *,
    script: Script,
    known: bool,
    posted: Mapping[str, Sequence[str]] | None = None,
    region: Field | None = None,
    heading: bool = False,
) -> Field:
    """Return one question as it is drawn; `posted` is what was just sent and came back wrong."""
    if region is not None:
        return region
    tell = partial(say, script=script)
    kind: FieldKind
    kind = "known" if known else KINDS.get(question.widget) or KINDS.get(question.type, "text")
    format_ = item.words[question.word].format
    return Field(
        name=question.word,
        label=tell(question.label),
        kind=kind,
        value=_value(question, kind, posted or {}),
        hint=tell(question.hint) if _adds(question) and not known else "",
        error=question.error,
        required=question.required,
        options=tuple(Option(o, tell(o)) for o in question.options),
        unit=tell(question.unit) if question.unit else "",
        width="20" if format_ in ("phone", "id-number", "credit-code") else "",
        inputmode="tel" if format_ == "phone" else "",
        autocomplete={"phone": "tel", "email": "email"}.get(format_ or "", ""),
        source=say_source(question, script=script),
        heading=heading,
    )


def _adds(question: Question) -> bool:
    """Whether a hint says more than the question itself."""
    return bool(question.hint) and question.hint != question.label


def _value(
    question: Question, kind: FieldKind, posted: Mapping[str, Sequence[str]]
) -> str | Sequence[str]:
    raw = posted.get(question.word)
    if kind == "date" and f"{question.word}_year" in posted:
        parts = ("year", "month", "day")
        return tuple((posted.get(f"{question.word}_{p}") or [""])[0] for p in parts)
    if raw is None:
        raw = [] if question.value in way.EMPTY else way.posted(question.value)
    if kind == "checkboxes":
        return tuple(raw)
    return raw[0] if raw else ""


def say_source(question: Question, *, script: Script) -> str:
    """Say where a prefilled value comes from, or why it could not be prefilled."""
    cell = question.cell
    if cell is None:
        return ""
    name = say(titles().get(cell.source, cell.source), script=script)
    if cell.status == "found" and cell.value is not None:
        return _("来自%(name)s，%(day)s") % {"name": name, "day": cell.as_of}
    if cell.status == "absent":
        return _("%(name)s里没有，请您填写，工作人员会核对") % {"name": name}
    return _("%(name)s暂时查不到，请您填写，工作人员会核对") % {"name": name}


def region_field(
    question: Question,
    item: Item,
    *,
    script: Script,
    refresh: str,
    data: Mapping[str, str] | None = None,
) -> Field:
    """Return the chained selects of a place, within the district of the acting organ."""
    tell = partial(say, script=script)
    word, chosen = question.word, str(question.value or "")
    city = get_city()
    within = city.organisations[item.service.organ.organisation].region
    parts = [
        chosen[:6],
        chosen[:9] if len(chosen) >= TOWN else "",
        chosen if len(chosen) > TOWN else "",
    ]
    if data is not None:
        parts = [data.get(f"{word}_{level}", "") for level in LEVELS]
    parts = [*_consistent(parts), "", "", ""][:3]
    counties = [r for r in list_regions(city.city.region[:4]) if r.code.startswith(within[:6])]
    if len(counties) == 1:
        parts[0] = counties[0].code
    options = (
        counties,
        list_regions(parts[0]) if parts[0] else [],
        list_regions(parts[1]) if parts[1] else [],
    )
    names = (_("县（区）"), _("镇（街）"), _("村（社区），选填"))
    return Field(
        name=word,
        label=tell(question.label),
        kind="region",
        hint=tell(question.hint) if question.hint else "",
        error=question.error,
        required=question.required,
        levels=tuple(
            Level(f"{word}_{level}", title, tuple(Option(r.code, r.name) for r in rows), part)
            for level, title, rows, part in zip(LEVELS, names, options, parts, strict=True)
        ),
        refresh=refresh,
    )
