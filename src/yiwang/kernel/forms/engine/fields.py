"""From a question of a form to what `{% field %}` draws; values are never converted."""

from collections.abc import Callable, Mapping, Sequence

from yiwang.kernel.forms.types import Question
from yiwang.ui.components import Field, FieldKind, Level, Option

KINDS: Mapping[str, FieldKind] = {
    "radios": "radios",
    "select": "select",
    "textarea": "textarea",
    "checkboxes": "checkboxes",
    "date": "date",
    "region": "region",
    "file": "file",
}


def field_of(
    question: Question,
    *,
    say: Callable[[str], str],
    source: str = "",
    levels: tuple[Level, ...] = (),
    refresh: str = "",
    posted: Mapping[str, Sequence[str]] | None = None,
) -> Field:
    """Return the field of a question; what a register knows is shown, not asked.

    `posted` wins over the question's value: what was typed comes back as it was typed.
    """
    known = question.confirm and question.cell is not None and question.cell.status == "found"
    hint = "" if known else question.hint
    return Field(
        name=question.word,
        label=say(question.label),
        kind="known" if known else KINDS.get(question.widget, "text"),
        value=_sent(question, posted or {}) or _text(question.value),
        hint=say(hint),
        error=question.error,
        required=question.required,
        options=tuple(Option(o, say(o)) for o in question.options),
        unit=say(question.unit),
        rows=3,
        inputmode="decimal" if question.type in ("number", "money") else "",
        source=source,
        levels=levels,
        refresh=refresh,
    )


def _sent(question: Question, posted: Mapping[str, Sequence[str]]) -> str | tuple[str, ...]:
    if question.widget == "checkboxes":
        return tuple(posted.get(question.word, ()))
    if question.widget == "date" and f"{question.word}_year" in posted:
        return tuple(posted[f"{question.word}_{part}"][0] for part in ("year", "month", "day"))
    return next(iter(posted.get(question.word, ())), "")


def _text(value: object) -> str | tuple[str, ...]:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return tuple(str(v) for v in value)
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)
