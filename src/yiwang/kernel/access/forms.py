"""What may be sent to the pages of signing in and of the audit."""

from collections.abc import Mapping, Sequence
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from yiwang.ui.components import Field, FieldKind

KINDS: dict[str, FieldKind] = {"password": "password"}


def fields_of(form: forms.Form) -> tuple[Field, ...]:
    """Return the components of a form, with what was posted and what is wrong; never a password."""
    fields = []
    for bound in form:
        kind = KINDS.get(bound.widget_type, "text")
        fields.append(
            Field(
                name=bound.name,
                label=str(bound.label),
                kind=kind,
                value="" if kind == "password" else str(bound.value() or ""),
                error=" ".join(str(e) for e in bound.errors),
                hint=str(bound.help_text),
                autocomplete=str(bound.field.widget.attrs.get("autocomplete", "")),
            )
        )
    return tuple(fields)


class SignIn(forms.Form):
    username = forms.CharField(
        label=_("登录名"),
        max_length=150,
        error_messages={"required": _("请填写登录名。")},
        widget=forms.TextInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label=_("密码"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("请填写密码。")},
    )


class ChangePassword(forms.Form):
    old = forms.CharField(
        label=_("原密码"),
        strip=False,
        widget=forms.PasswordInput,
        error_messages={"required": _("请填写原密码。")},
    )
    new = forms.CharField(
        label=_("新密码"),
        strip=False,
        widget=forms.PasswordInput,
        error_messages={"required": _("请填写新密码。")},
    )
    again = forms.CharField(
        label=_("再输一次新密码"),
        strip=False,
        widget=forms.PasswordInput,
        error_messages={"required": _("请再输一次新密码。")},
    )

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("new"):
            raise forms.ValidationError(_("两次输入的新密码不一样。请重新输入。"))
        return again


class ActFor(forms.Form):
    party = forms.UUIDField(label=_("为谁办"), error_messages={"required": _("请选择为谁办理。")})


class Record(forms.Form):
    """Filters of the record."""

    since = forms.DateField(
        label=_("从哪天"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": _("这不是一个日期，请按年、月、日填写。")},
    )
    until = forms.DateField(
        label=_("到哪天"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": _("这不是一个日期，请按年、月、日填写。")},
    )
    actor = forms.CharField(label=_("谁（登录名）"), max_length=200, required=False)
    event = forms.ChoiceField(label=_("事件"), required=False, widget=forms.Select)
    about = forms.CharField(label=_("对象（类型 编号）"), max_length=170, required=False)

    def __init__(self, data: Mapping[str, object], *, events: Sequence[str]) -> None:
        super().__init__(data)
        groups = sorted({f"{e.split('.')[0]}." for e in events})
        every = [(e, e) for e in [*groups, *events]]
        self.fields["event"].choices = [("", ""), *every]  # type: ignore[attr-defined]

    def clean_until(self) -> date | None:
        until: date | None = self.cleaned_data["until"]
        since = self.cleaned_data.get("since")
        if until and since and until < since:
            raise forms.ValidationError(_("截止日期早于起始日期。请改正日期。"))
        return until
