"""What a clerk may send about who stands at the window."""

from django import forms

from yiwang.kernel.parties.types import MandateKind, NumberKind
from yiwang.services.halls.types import AGENT, LEGAL, SELF

PERSONS = [(k, NumberKind(k).label) for k in ("id-number", "hk-mo-permit", "hk-mo-residence")]
COMES = [
    (SELF, "本人"),
    (LEGAL, "法定代表人（负责人、经营者）"),
    (AGENT, "代办人（要有授权委托书）"),
]


class Who(forms.Form):
    kind = forms.ChoiceField(label="申请人的证件", choices=NumberKind.choices, widget=forms.Select)
    number = forms.CharField(label="证件号码", max_length=30)
    name = forms.CharField(
        label="姓名或名称",
        max_length=200,
        required=False,
        help_text="库里查得到的不用填；查不到再按证件填",
    )
    comes = forms.ChoiceField(label="谁来办", choices=COMES, widget=forms.RadioSelect)


class Agent(forms.Form):
    agent_kind = forms.ChoiceField(label="代办人的证件", choices=PERSONS, widget=forms.Select)
    agent_number = forms.CharField(label="代办人证件号码", max_length=30)
    agent_name = forms.CharField(
        label="代办人姓名", max_length=200, required=False, help_text="库里查得到的不用填"
    )
    mandate = forms.ChoiceField(
        label="凭什么代办",
        choices=[
            (k, MandateKind(k).label) for k in (MandateKind.AGENT, MandateKind.REPRESENTATIVE)
        ],
        widget=forms.Select,
    )
    until = forms.DateField(
        label="授权到哪一天",
        required=False,
        widget=forms.DateInput,
        help_text="照委托书填；没写的不填，只管今天这一次",
    )
