"""What may be sent to the pages of results. Whether it is allowed is decided by policies."""

from django import forms

MANY = 5000


class Verify(forms.Form):
    number = forms.CharField(max_length=120)
    second = forms.CharField(max_length=200)


class Standing(forms.Form):
    act = forms.CharField(max_length=20)
    reasons = forms.CharField(max_length=MANY)
    law = forms.CharField(max_length=300)
