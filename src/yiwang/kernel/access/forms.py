"""What may be sent to the sign-in pages."""

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
