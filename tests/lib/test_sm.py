"""SM3, HMAC-SM3 and SM4-GCM, on the vectors of the standards and of Wycheproof."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yiwang.lib import sm

MATERIAL = Path(__file__).resolve().parents[1] / "material" / "sm-crypto"
KEY = bytes(range(16))


def vectors(name: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Pair every test of a Wycheproof file with its group."""
    groups = json.loads((MATERIAL / name).read_text("utf-8"))["testGroups"]
    return [(group, test) for group in groups for test in group["tests"]]


@pytest.mark.parametrize(
    ("data", "value"),
    [
        (b"abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
        (b"abcd" * 16, "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"),
    ],
)
def test_sm3_agrees_with_the_examples_of_its_standard(data: bytes, value: str) -> None:
    assert sm.digest(data) == f"sm3:{value}"


def test_a_digest_names_its_algorithm_and_is_checked_by_it() -> None:
    assert sm.digest(b"", "sha256").startswith("sha256:e3b0c442")
    assert sm.matches(sm.digest(b"x"), b"x")
    assert sm.matches(sm.digest(b"x", "sha256"), b"x")
    assert not sm.matches(sm.digest(b"x"), b"y")
    assert not sm.matches("md5:00", b"x")
    with pytest.raises(KeyError):
        sm.digest(b"", "md5")


def test_hmac_sm3_agrees_with_every_vector() -> None:
    wrong = []
    for group, test in vectors("hmac_sm3_test.json"):
        made = sm.keyed(bytes.fromhex(test["key"]), bytes.fromhex(test["msg"]))
        same = made.removeprefix("hmac-sm3:")[: group["tagSize"] // 4] == test["tag"]
        if same != (test["result"] == "valid"):
            wrong.append(test["tcId"])

    assert wrong == []


def test_sm4_gcm_agrees_with_every_vector_it_can_take() -> None:
    wrong, tried = [], 0
    for group, test in vectors("sm4_gcm_test.json"):
        if not 64 <= group["ivSize"] <= 1024:  # the library refuses shorter and longer nonces
            continue
        tried += 1
        key, nonce, about, text, tag = (
            bytes.fromhex(test[name]) for name in ("key", "iv", "aad", "ct", "tag")
        )
        try:
            plain = sm.decrypt(key, nonce, text, tag, about=about)
        except sm.SealError:
            plain = None
        valid = test["result"] == "valid"
        if (plain == bytes.fromhex(test["msg"])) != valid:
            wrong.append(test["tcId"])
        if valid and sm.encrypt(key, nonce, plain or b"", about=about) != (text, tag):
            wrong.append(test["tcId"])

    assert wrong == []
    assert tried > 80


@given(st.binary(max_size=200), st.binary(max_size=20))
def test_what_is_sealed_is_unsealed(data: bytes, about: bytes) -> None:
    sealed = sm.seal(KEY, data, about=about)

    assert sealed.startswith("sm4-gcm:")
    assert sm.unseal(KEY, sealed, about=about) == data


def test_a_changed_moved_or_foreign_value_is_refused() -> None:
    sealed = sm.seal(KEY, b"440783", about=b"person:1:number")
    raw = bytearray(base64.b64decode(sealed.removeprefix("sm4-gcm:")))
    raw[14] ^= 1
    changed = "sm4-gcm:" + base64.b64encode(bytes(raw)).decode()

    for key, value, about in (
        (KEY, changed, b"person:1:number"),
        (KEY, sealed, b"person:2:number"),
        (bytes(16), sealed, b"person:1:number"),
        (KEY, "sm4-gcm:", b""),
        (KEY, "sm4-gcm:%%%", b""),
        (KEY, "aes-gcm:AAAA", b""),
    ):
        with pytest.raises(sm.SealError):
            sm.unseal(key, value, about=about)


def test_two_seals_of_one_value_differ() -> None:
    assert sm.seal(KEY, b"x") != sm.seal(KEY, b"x")


def test_a_key_has_16_bytes() -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        sm.seal(b"short", b"x")
