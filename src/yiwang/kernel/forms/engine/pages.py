"""Which pages and questions a person sees, given what is known so far."""

from collections.abc import Mapping

from yiwang.declarations.shapes.pack import Word
from yiwang.declarations.shapes.service import Form, FormField, FormPage
from yiwang.kernel.forms.engine.context import as_feel, holds
from yiwang.kernel.forms.types import Cell, Question

WIDGETS = {"date": "date", "boolean": "radios", "list": "checkboxes", "file": "file"}
FEW = 6  # so many choices are radios; more are a select


def list_pages(
    form: Form, words: Mapping[str, Word], values: Mapping[str, object]
) -> list[FormPage]:
    """Return the pages that apply."""
    context = as_feel(words, values)
    return [
        page
        for page in form.pages
        if holds(page.when, context) and any(holds(f.when, context) for f in page.fields)
    ]


def list_questions(
    page: FormPage,
    words: Mapping[str, Word],
    values: Mapping[str, object],
    *,
    cells: Mapping[str, Cell],
    errors: Mapping[str, str] | None = None,
) -> list[Question]:
    """Return the questions of a page, prefilled from the cells where nothing was answered yet."""
    context = as_feel(words, values)
    return [
        _question(
            field,
            words[field.word],
            value=values.get(field.word),
            cell=cells.get(field.word),
            error=(errors or {}).get(field.word, ""),
        )
        for field in page.fields
        if holds(field.when, context)
    ]


def _question(
    field: FormField, word: Word, *, value: object, cell: Cell | None, error: str
) -> Question:
    options = word.one_of or (("是", "否") if word.type == "boolean" else ())
    known = cell.value if cell is not None and cell.status == "found" else None
    return Question(
        word=field.word,
        label=field.label or field.word,
        hint=field.hint or word.means or "",
        type=word.type,
        widget=field.widget or _widget(word, options),
        required=field.required,
        confirm=field.confirm,
        unit=word.unit or "",
        options=options,
        value=value if value is not None else known,
        cell=cell,
        error=error,
    )


def _widget(word: Word, options: tuple[str, ...]) -> str:
    if word.type in WIDGETS:
        return WIDGETS[word.type]
    if word.format == "region":
        return "region"
    if options:
        return "radios" if len(options) <= FEW else "select"
    return "text"
