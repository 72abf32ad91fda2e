"""From a Django form to the fields that the components show."""

from django import forms
from django.forms.boundfield import BoundField

from yiwang.ui.components import Field, FieldKind, Option

KINDS: tuple[tuple[type[forms.Widget], FieldKind], ...] = (
    (forms.PasswordInput, "password"),
    (forms.Textarea, "textarea"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.Select, "select"),
    (forms.DateInput, "day"),
    (forms.ClearableFileInput, "file"),
    (forms.NumberInput, "number"),
)


def fields_of(form: forms.BaseForm) -> tuple[Field, ...]:
    """Return every visible field of a form, in its order, with its first error."""
    return tuple(field_of(bound) for bound in form.visible_fields())


def field_of(bound: BoundField) -> Field:
    """Turn one bound field into what `{% field %}` shows; the value is what was posted."""
    widget = bound.field.widget
    return Field(
        name=bound.html_name,
        label=str(bound.label),
        kind=_kind(widget),
        value=_value(bound),
        hint=str(bound.help_text),
        error=str(bound.errors[0]) if bound.errors else "",
        required=bound.field.required,
        options=tuple(_options(bound)),
        autocomplete=str(widget.attrs.get("autocomplete", "")),
    )


def _kind(widget: forms.Widget) -> FieldKind:
    for of, name in KINDS:
        if isinstance(widget, of):
            return name
    return "text"


def _value(bound: BoundField) -> str | tuple[str, ...]:
    value = bound.value()
    if isinstance(value, list | tuple):
        return tuple(str(one) for one in value)
    return "" if value is None else str(value)


def _options(bound: BoundField) -> list[Option]:
    choices = getattr(bound.field, "choices", ())
    return [Option(str(value), str(title)) for value, title in choices if value not in {"", None}]
