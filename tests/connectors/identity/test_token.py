"""What an id_token must be: each flaw alone is enough to be refused."""

from datetime import timedelta
from typing import Any

import httpx
import jwt
import pytest

from yiwang.connectors.identity import client
from yiwang.connectors.identity.simulator import tokens
from yiwang.lib import clock
from yiwang.lib.refused import Refused

ISSUER = "https://identity.example"
HELD = {"state": "s", "nonce": "n", "verifier": "v"}
RETURN = "https://city.example/login/identity/return"
ABOUT = {
    "sub": "p",
    "name": "李四",
    "document_type": "港澳居民来往内地通行证",
    "document_number": "H00000001",
}


def token(**changes: Any) -> str:
    now = clock.now()
    content = {
        "iss": ISSUER,
        "aud": "yiwang",
        "sub": "p",
        "nonce": "n",
        "acr": "2",
        "iat": now,
        "exp": now + timedelta(minutes=5),
    }
    return jwt.encode(
        {**content, **changes}, tokens.key(), algorithm="ES256", headers={"kid": tokens.kid()}
    )


def answering(id_token: str, about: dict[str, Any]) -> httpx.MockTransport:
    answers: dict[str, dict[str, Any]] = {
        "/.well-known/openid-configuration": {
            "issuer": ISSUER,
            "authorization_endpoint": f"{ISSUER}/a",
            "token_endpoint": f"{ISSUER}/t",
            "jwks_uri": f"{ISSUER}/k",
            "userinfo_endpoint": f"{ISSUER}/u",
        },
        "/t": {"id_token": id_token, "access_token": "x"},
        "/k": tokens.jwks(),
        "/u": about,
    }
    return httpx.MockTransport(lambda r: httpx.Response(200, json=answers[r.url.path]))


@pytest.fixture
def finish(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    settings.IDENTITY_ISSUER = ISSUER
    settings.IDENTITY_CLIENT = "yiwang"

    def run(id_token: str, **about: Any) -> Any:
        transport = answering(id_token, {**ABOUT, **about})
        monkeypatch.setattr(client, "http", lambda: httpx.Client(transport=transport))
        return client.finish(RETURN, HELD, {"state": "s", "code": "c"}, clock.now())

    return run


def test_a_good_token_gives_the_claims(finish: Any) -> None:
    claims = finish(token())

    assert (claims.name, claims.number_kind, claims.assurance) == ("李四", "hk-mo-permit", 2)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"iss": "https://evil.example"}, "令牌无效"),
        ({"aud": "another"}, "令牌无效"),
        ({"exp": 1}, "令牌无效"),
        ({"nonce": "replayed"}, "重复使用"),
        ({"sub": "someone-else"}, "前后不一"),
        ({"acr": "9"}, "身份信息不全"),
    ],
)
def test_a_flawed_token_is_refused(finish: Any, changes: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused, match=says):
        finish(token(**changes))


def test_an_unsigned_token_is_refused(finish: Any) -> None:
    content = jwt.decode(token(), options={"verify_signature": False})
    bare = jwt.encode(content, None, algorithm="none", headers={"kid": tokens.kid()})

    with pytest.raises(Refused, match="令牌无效"):
        finish(bare)


def test_an_unknown_document_is_refused(finish: Any) -> None:
    with pytest.raises(Refused, match="身份信息不全"):
        finish(token(), document_type="护照")
