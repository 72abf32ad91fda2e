"""What officials may send. Whether it is allowed is decided by policies."""

from django import forms

MANY = 5000


class Complete(forms.Form):
    outcome = forms.CharField(max_length=20)
    opinion = forms.CharField(max_length=MANY, required=False)
    seen = forms.IntegerField(required=False)


class Supplement(forms.Form):
    items = forms.CharField(max_length=MANY)
    seen = forms.IntegerField(required=False)

    def lines(self) -> list[str]:
        text: str = self.cleaned_data["items"]
        return text.splitlines()


class Suspend(forms.Form):
    procedure = forms.CharField(max_length=60)
    days = forms.IntegerField(min_value=1, max_value=365)
    seen = forms.IntegerField(required=False)


class Resume(forms.Form):
    note = forms.CharField(max_length=MANY, required=False)
    seen = forms.IntegerField(required=False)


class Extend(forms.Form):
    days = forms.IntegerField(min_value=1, max_value=60)
    reasons = forms.CharField(max_length=MANY)
    seen = forms.IntegerField(required=False)


class Note(forms.Form):
    text = forms.CharField(max_length=1000)
