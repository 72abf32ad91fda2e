"""What a person may send about their contacts and mandates."""

from collections.abc import Sequence
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

ALL, SOME = "all", "some"


class Contacts(forms.Form):
    phone = forms.CharField(
        label=_("手机号码"),
        max_length=30,
        required=False,
        help_text=_("短信通知发到这里。留空就不再发。"),
        widget=forms.TextInput(attrs={"autocomplete": "tel"}),
    )
    email = forms.CharField(
        label=_("电子邮箱"),
        max_length=200,
        required=False,
        help_text=_("留空就不再发邮件。"),
        widget=forms.TextInput(attrs={"autocomplete": "email"}),
    )


class Give(forms.Form):
    """A mandate: to whom, for what, until when."""

    name = forms.CharField(
        label=_("受托人姓名"), max_length=200, error_messages={"required": _("请填写受托人姓名。")}
    )
    number = forms.CharField(
        label=_("受托人证件号码"),
        max_length=30,
        help_text=_("身份证、港澳居民居住证或来往内地通行证号码。对方须先在本平台登录过一次。"),
        error_messages={"required": _("请填写受托人证件号码。")},
    )
    scope = forms.ChoiceField(
        label=_("可以办哪些事"),
        choices=((SOME, _("只办选定的事项")), (ALL, _("全部事项"))),
        widget=forms.RadioSelect,
        error_messages={"required": _("请选择可以办哪些事。")},
    )
    items = forms.MultipleChoiceField(
        label=_("选定的事项"), required=False, widget=forms.CheckboxSelectMultiple
    )
    until = forms.DateField(
        label=_("办到哪一天"),
        required=False,
        help_text=_("当天仍然有效。不填，到任何一方终止时为止。"),
        widget=forms.DateInput(format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": _("这不是一个日期，请按年、月、日填写。")},
    )

    def __init__(
        self, data: object = None, *, items: Sequence[tuple[str, str]], today: date
    ) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.today = today
        self.fields["items"].choices = items  # type: ignore[attr-defined]

    def clean_until(self) -> date | None:
        until: date | None = self.cleaned_data["until"]
        if until is not None and until < self.today:
            raise forms.ValidationError(_("这一天已经过去。请填今天或以后的日期。"))
        return until

    def clean(self) -> dict[str, object]:
        data: dict[str, object] = super().clean() or {}
        if data.get("scope") == SOME and not data.get("items") and "items" not in self.errors:
            self.add_error("items", _("请至少选一个事项，或改选“全部事项”。"))
        return data

    def chosen(self) -> tuple[str, ...]:
        """Return the items of the mandate; empty: all."""
        some = self.cleaned_data["scope"] == SOME
        return tuple(self.cleaned_data["items"]) if some else ()
