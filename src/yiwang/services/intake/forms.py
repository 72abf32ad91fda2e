"""What a person may send besides the declared questions."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

PHONE = re.compile(r"1\d{10}|0\d{2,3}-?\d{7,8}")
WRONG_PHONE = _("联系电话要填 11 位手机号，或带区号的固定电话。")


class Contact(forms.Form):
    phone = forms.RegexField(
        PHONE, max_length=30, error_messages={"required": WRONG_PHONE, "invalid": WRONG_PHONE}
    )
    delivery = forms.CharField(
        max_length=12, error_messages={"required": _("请选择结果怎么给您。")}
    )
    address = forms.CharField(max_length=200, required=False)
    seen = forms.IntegerField(required=False)

    def clean(self) -> dict[str, object]:
        given = super().clean() or {}
        if given.get("delivery") == "post" and not given.get("address"):
            self.add_error("address", _("邮寄要写收件地址，写到门牌号。"))
        return given


class Seen(forms.Form):
    seen = forms.IntegerField(required=False)


class Note(forms.Form):
    text = forms.CharField(
        max_length=1000,
        error_messages={
            "required": _("请先写想问的话。"),
            "max_length": _("最多写 1000 字，请分开问。"),
        },
    )


class Phone(forms.Form):
    phone = forms.CharField(max_length=30, error_messages={"required": WRONG_PHONE})
    seen = forms.IntegerField(required=False)


class Delivery(forms.Form):
    method = forms.CharField(max_length=12, error_messages={"required": _("请选择结果怎么给您。")})
    seen = forms.IntegerField(required=False)


class Rate(forms.Form):
    grade = forms.IntegerField(
        error_messages={"required": _("请选一项。"), "invalid": _("请选一项。")}
    )
    comment = forms.CharField(
        max_length=500, required=False, error_messages={"max_length": _("最多写 500 字，请缩短。")}
    )
