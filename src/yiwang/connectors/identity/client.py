"""OpenID Connect: authorization code with PKCE (RFC 7636), state, nonce, id_token checked by JWKS."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

import httpx
import jwt
from django.conf import settings

from yiwang.connectors.identity import mapping
from yiwang.kernel.access.types import Claims, Start
from yiwang.lib.refused import Refused

ALGORITHMS = ("ES256", "RS256")
SCOPE = "openid profile phone document organisation"
PATIENCE = 10  # seconds
LEEWAY = 30  # seconds between two clocks
SILENT = "统一身份认证平台暂时没有回应，没有登录。请稍后再试，或到政务服务大厅办理。"
FAILED = "登录没有通过校验（{}），没有登录。请回到登录页重新登录。"


@dataclass(frozen=True, slots=True)
class Platform:
    """What discovery says: RFC 8414, OpenID Connect Discovery 1.0."""

    issuer: str
    authorize: str
    token: str
    keys: str
    userinfo: str


def http() -> httpx.Client:
    return httpx.Client(timeout=PATIENCE, trust_env=False)


def begin(return_to: str) -> Start:
    """Return the address of the platform's sign-in page, and what to hold until the return."""
    with http() as browser:
        platform = _discover(browser)
    held = {name: secrets.token_urlsafe(32) for name in ("state", "nonce", "verifier")}
    asked = {
        "response_type": "code",
        "client_id": settings.IDENTITY_CLIENT,
        "redirect_uri": return_to,
        "scope": SCOPE,
        "state": held["state"],
        "nonce": held["nonce"],
        "code_challenge": challenge(held["verifier"]),
        "code_challenge_method": "S256",
    }
    return Start(f"{_front(platform.authorize)}?{urlencode(asked)}", held)


def finish(
    return_to: str,
    held: Mapping[str, str],
    query: Mapping[str, str],
    _at: datetime,
) -> Claims:
    """Exchange the code, check the id_token, ask userinfo, and return the mapped claims.

    Raises Refused when the person gave up, anything does not verify, or the platform is silent.
    """
    if not hmac.compare_digest(query.get("state", ""), held.get("state", "-")):
        raise Refused("identity-state", FAILED.format("来路不符"), status=409)
    if "error" in query or "code" not in query:
        raise Refused("identity-given-up", "登录没有完成。需要时请重新登录。", status=409)
    with http() as browser:
        platform = _discover(browser)
        tokens = _ask(
            browser,
            "POST",
            platform.token,
            auth=(settings.IDENTITY_CLIENT, settings.IDENTITY_SECRET),
            data={
                "grant_type": "authorization_code",
                "code": query["code"],
                "redirect_uri": return_to,
                "code_verifier": held["verifier"],
            },
        )
        keys = _ask(browser, "GET", platform.keys)
        token = _verify(str(tokens.get("id_token", "")), keys, platform, nonce=held["nonce"])
        about = _ask(
            browser,
            "GET",
            platform.userinfo,
            headers={"Authorization": f"Bearer {tokens.get('access_token', '')}"},
        )
    if about.get("sub") != token["sub"]:
        raise Refused("identity-subject", FAILED.format("身份前后不一"), status=409)
    return mapping.claims(token, about)


def challenge(verifier: str) -> str:
    """Return the S256 code challenge of a verifier (RFC 7636 4.2)."""
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _front(address: str) -> str:
    """Return where the browser goes: the simulator is reached on whatever host serves us."""
    if settings.IDENTITY_FRONT:
        return settings.IDENTITY_FRONT + address.removeprefix(settings.IDENTITY_ISSUER)
    return address


def _discover(browser: httpx.Client) -> Platform:
    issuer = settings.IDENTITY_ISSUER
    if not issuer:
        raise Refused(
            "identity-not-set", "还没有接入统一身份认证平台。请到政务服务大厅办理。", status=409
        )
    found = _ask(browser, "GET", f"{issuer}/.well-known/openid-configuration")
    if found.get("issuer") != issuer:
        raise Refused("identity-issuer", FAILED.format("平台身份不符"), status=409)
    return Platform(
        issuer,
        found["authorization_endpoint"],
        found["token_endpoint"],
        found["jwks_uri"],
        found["userinfo_endpoint"],
    )


def _ask(browser: httpx.Client, method: str, address: str, **more: Any) -> dict[str, Any]:
    try:
        answer = browser.request(method, address, **more)
        answer.raise_for_status()
        found: dict[str, Any] = answer.json()
    except httpx.HTTPStatusError as error:
        if error.response.is_server_error:
            raise Refused("identity-silent", SILENT, status=409) from None
        raise Refused("identity-rejected", FAILED.format("平台不接受"), status=409) from None
    except (httpx.HTTPError, ValueError):
        raise Refused("identity-silent", SILENT, status=409) from None
    return found


def _verify(token: str, keys: dict[str, Any], platform: Platform, *, nonce: str) -> dict[str, Any]:
    try:
        kid = jwt.get_unverified_header(token).get("kid")
        found = next(k for k in jwt.PyJWKSet.from_dict(keys).keys if k.key_id == kid)
        claims: dict[str, Any] = jwt.decode(
            token,
            found.key,
            algorithms=ALGORITHMS,
            audience=settings.IDENTITY_CLIENT,
            issuer=platform.issuer,
            leeway=LEEWAY,
            options={"require": ["exp", "iat", "iss", "aud", "sub", "nonce"]},
        )
    except (jwt.PyJWTError, StopIteration):
        raise Refused("identity-token", FAILED.format("令牌无效"), status=409) from None
    if not hmac.compare_digest(str(claims["nonce"]), nonce):
        raise Refused("identity-nonce", FAILED.format("令牌重复使用"), status=409)
    return claims
