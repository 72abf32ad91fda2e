"""Codes and tokens of the simulator: it stores nothing, everything is signed."""

import hashlib
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from django.core import signing

CODE_SALT, ACCESS_SALT = "simulator.identity.code", "simulator.identity.access"
CODE_LIFE, TOKEN_LIFE = 60, 300  # seconds
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # of P-256


@cache
def key() -> ec.EllipticCurvePrivateKey:
    """Return one key for every process of the demo, made from its secret."""
    seed = hashlib.sha512(f"simulator:{settings.SECRET_KEY}".encode()).digest()
    return ec.derive_private_key(int.from_bytes(seed) % (ORDER - 1) + 1, ec.SECP256R1())


def kid() -> str:
    point = key().public_key().public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
    return hashlib.sha256(point).hexdigest()[:16]


def jwks() -> dict[str, Any]:
    public = jwt.algorithms.ECAlgorithm.to_jwk(key().public_key(), as_dict=True)
    return {"keys": [{**public, "kid": kid(), "use": "sig", "alg": "ES256"}]}


def make_code(content: dict[str, Any]) -> str:
    return signing.dumps(content, salt=CODE_SALT, compress=True)


def read_code(code: str) -> dict[str, Any]:
    """Return what a code stands for; raises signing.BadSignature when false or too old."""
    content: dict[str, Any] = signing.loads(code, salt=CODE_SALT, max_age=CODE_LIFE)
    return content


def make_access(content: dict[str, Any]) -> str:
    return signing.dumps(content, salt=ACCESS_SALT, compress=True)


def read_access(token: str) -> dict[str, Any]:
    content: dict[str, Any] = signing.loads(token, salt=ACCESS_SALT, max_age=TOKEN_LIFE)
    return content


def make_id_token(*, subject: str, client: str, nonce: str, level: str, at: datetime) -> str:
    content = {
        "iss": settings.IDENTITY_ISSUER,
        "aud": client,
        "sub": subject,
        "nonce": nonce,
        "acr": level,
        "iat": at,
        "exp": at + timedelta(seconds=TOKEN_LIFE),
    }
    return jwt.encode(content, key(), algorithm="ES256", headers={"kid": kid()})
