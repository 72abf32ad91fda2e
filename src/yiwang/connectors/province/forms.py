"""What a keeper sends back: the way to mend, values by field, and why."""

from django import forms

PREFIX = "value-"


class Mend(forms.Form):
    reason = forms.CharField(required=False, max_length=300)
    seen = forms.IntegerField(required=False)
