"""How the person at the demonstration wants the province to behave."""

from django import forms


class Mood(forms.Form):
    down = forms.BooleanField(required=False)
    pending = forms.BooleanField(required=False)
    slow = forms.FloatField(min_value=0, max_value=30)
    share = forms.IntegerField(min_value=0, max_value=100)
