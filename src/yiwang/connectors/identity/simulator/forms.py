"""What the authorize page takes: the protocol's own parameters, and who sits down."""

from django import forms

from yiwang.connectors.identity.mapping import DOCUMENTS

OTHER = "other"
LEVELS = (("3", "3 级：人脸或刷证"), ("2", "2 级：号码与手机"), ("1", "1 级：密码"))


class Asked(forms.Form):
    """RFC 6749 4.1.1, RFC 7636 4.3, OpenID Connect Core 3.1.2.1."""

    response_type = forms.ChoiceField(choices=[("code", "code")])
    client_id = forms.CharField()
    redirect_uri = forms.CharField()
    state = forms.CharField()
    nonce = forms.CharField()
    code_challenge = forms.CharField(min_length=43, max_length=43)
    code_challenge_method = forms.ChoiceField(choices=[("S256", "S256")])


class Sat(forms.Form):
    """Who signs in: one of the list by its place, or anyone invented."""

    who = forms.CharField(error_messages={"required": "请选择以谁的身份登录。"})
    level = forms.ChoiceField(choices=LEVELS)
    name = forms.CharField(required=False)
    document_type = forms.ChoiceField(choices=[(d, d) for d in DOCUMENTS], required=False)
    document_number = forms.CharField(required=False)
