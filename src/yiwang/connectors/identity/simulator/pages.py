"""An identity platform for demonstration and tests: the real protocol, invented people."""

import base64
import binascii
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import redirect, render
from django.utils.module_loading import import_string
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from yiwang.connectors.identity.client import challenge
from yiwang.connectors.identity.mapping import DOCUMENTS
from yiwang.connectors.identity.simulator import forms, tokens
from yiwang.connectors.identity.simulator.types import Sitter
from yiwang.lib import clock
from yiwang.ui.components import Field, Option, problems


def sitters() -> Sequence[Sitter]:
    """Return whom the demo city offers."""
    found: Callable[[], Sequence[Sitter]] = import_string(settings.IDENTITY_SITTERS)
    return found()


@require_GET
def discovery(_request: HttpRequest) -> JsonResponse:
    issuer = settings.IDENTITY_ISSUER
    return JsonResponse(
        {
            "issuer": issuer,
            "authorization_endpoint": f"{issuer}/authorize",
            "token_endpoint": f"{issuer}/token",
            "userinfo_endpoint": f"{issuer}/userinfo",
            "jwks_uri": f"{issuer}/jwks",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["ES256"],
            "code_challenge_methods_supported": ["S256"],
            "acr_values_supported": ["1", "2", "3"],
        }
    )


@require_GET
def jwks(_request: HttpRequest) -> JsonResponse:
    return JsonResponse(tokens.jwks())


@require_http_methods(["GET", "POST"])
def authorize(request: HttpRequest) -> HttpResponse:
    """Choose who signs in, and send the browser back with a code."""
    asked = forms.Asked(request.GET)
    if not asked.is_valid() or not _is_ours(request, asked.cleaned_data):
        return HttpResponseBadRequest("invalid_request")
    offered = sitters()
    if request.method == "GET":
        return _page(request, offered)
    form = forms.Sat(request.POST)
    if not form.is_valid():
        return _page(request, offered, " ".join(str(e) for es in form.errors.values() for e in es))
    sitter = _sitter(form.cleaned_data, offered)
    if sitter is None:
        return _page(request, offered, "请选择以谁的身份登录；选“其他人”要填姓名和号码。")
    content = {
        "client": asked.cleaned_data["client_id"],
        "redirect_uri": asked.cleaned_data["redirect_uri"],
        "nonce": asked.cleaned_data["nonce"],
        "challenge": asked.cleaned_data["code_challenge"],
        "level": form.cleaned_data["level"],
        "sitter": asdict(sitter),
    }
    answer = {"code": tokens.make_code(content), "state": asked.cleaned_data["state"]}
    return redirect(f"{asked.cleaned_data['redirect_uri']}?{urlencode(answer)}")


def _is_ours(request: HttpRequest, asked: dict[str, Any]) -> bool:
    """Only our own client, and only back to the host that serves the simulator."""
    back = urlsplit(asked["redirect_uri"])
    known: str = settings.IDENTITY_CLIENT
    return bool(asked["client_id"] == known and back.netloc == request.get_host())


def _sitter(chosen: dict[str, str], offered: Sequence[Sitter]) -> Sitter | None:
    if chosen["who"] == forms.OTHER:
        if not (chosen["name"] and chosen["document_number"] and chosen["document_type"]):
            return None
        return Sitter(chosen["name"], chosen["document_type"], chosen["document_number"])
    places = {str(i): sitter for i, sitter in enumerate(offered)}
    return places.get(chosen["who"])


def _page(request: HttpRequest, offered: Sequence[Sitter], error: str = "") -> HttpResponse:
    posted = request.POST.get
    people = tuple(
        Option(str(i), s.title, f"{s.document_type} {s.document_number}")
        for i, s in enumerate(offered)
    )
    fields = (
        Field(
            name="who",
            label="以谁的身份登录？",
            kind="radios",
            value=posted("who", ""),
            error=error,
            options=(*people, Option(forms.OTHER, "其他人（在下面填写）")),
        ),
        Field(
            name="level",
            label="实名级别",
            kind="radios",
            value=posted("level", "3"),
            options=tuple(Option(v, t) for v, t in forms.LEVELS),
        ),
        Field(name="name", label="其他人的姓名", value=posted("name", ""), required=False),
        Field(
            name="document_type",
            label="其他人的证件类型",
            kind="select",
            value=posted("document_type", "公民身份号码"),
            required=False,
            options=tuple(Option(d, d) for d in DOCUMENTS),
        ),
        Field(
            name="document_number",
            label="其他人的证件号码",
            value=posted("document_number", ""),
            required=False,
        ),
    )
    context = {"fields": fields, "problems": problems(fields)}
    status = 422 if error else 200
    return render(request, "connectors_identity/authorize.html", context, status=status)


@csrf_exempt  # called by the client's server, with the client's own secret
@require_POST
def token(request: HttpRequest) -> JsonResponse:
    """Exchange a code once its verifier is shown (RFC 6749 4.1.3, RFC 7636 4.6)."""
    if _basic(request) != (settings.IDENTITY_CLIENT, settings.IDENTITY_SECRET):
        return JsonResponse({"error": "invalid_client"}, status=401)
    try:
        code = tokens.read_code(request.POST.get("code", ""))
    except signing.BadSignature:
        return JsonResponse({"error": "invalid_grant"}, status=400)
    shown = challenge(request.POST.get("code_verifier", ""))
    if code["challenge"] != shown or code["redirect_uri"] != request.POST.get("redirect_uri"):
        return JsonResponse({"error": "invalid_grant"}, status=400)
    subject = hashlib.sha256(code["sitter"]["document_number"].encode()).hexdigest()[:32]
    return JsonResponse(
        {
            "access_token": tokens.make_access({"sub": subject, "sitter": code["sitter"]}),
            "token_type": "Bearer",
            "expires_in": tokens.TOKEN_LIFE,
            "id_token": tokens.make_id_token(
                subject=subject,
                client=code["client"],
                nonce=code["nonce"],
                level=code["level"],
                at=clock.now(),
            ),
        }
    )


def _basic(request: HttpRequest) -> tuple[str, str]:
    scheme, _, text = request.headers.get("Authorization", "").partition(" ")
    try:
        name, _, secret = base64.b64decode(text, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return (name, secret) if scheme.lower() == "basic" else ("", "")


@require_GET
def userinfo(request: HttpRequest) -> JsonResponse:
    bearer = request.headers.get("Authorization", "").removeprefix("Bearer ")
    try:
        content = tokens.read_access(bearer)
    except signing.BadSignature:
        return JsonResponse({"error": "invalid_token"}, status=401)
    sitter = Sitter(**content["sitter"])
    about: dict[str, Any] = {
        "sub": content["sub"],
        "name": sitter.name,
        "document_type": sitter.document_type,
        "document_number": sitter.document_number,
        "phone_number": sitter.phone,
    }
    if sitter.firm:
        about["organisation"] = {
            "name": sitter.firm,
            "credit_code": sitter.credit_code,
            "role": sitter.role,
            "representative": sitter.representative,
        }
    return JsonResponse(about)
