"""The bytes of a record that are hashed, and the guard that keeps personal values out of them."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from yiwang.kernel.records.types import JSON

_WORDS = frozenset(
    (
        *("name", "surname", "birth", "birthday", "idcard", "passport", "bank"),
        *("phone", "telephone", "mobile", "tel", "email", "mail", "wechat", "address"),
    )
)
_CHINESE = re.compile("姓名|名字|身份证|证件号|手机|电话|地址|住址|邮箱|生日|出生|银行卡|账号")
_KEYED = re.compile(r"hmac-[a-z0-9]+:[0-9a-f]+")
_PATTERNS = (
    (
        "居民身份号码",
        re.compile(
            r"(?<![0-9A-Za-z])[1-9]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])"
        ),
    ),
    ("手机号码", re.compile(r"(?<![0-9A-Za-z.])(\+?86)?1[3-9]\d{9}(?![0-9A-Za-z])")),
    ("电子邮箱", re.compile(r"[^\s@:/]+@[^\s@:/]+\.[a-z]{2,}")),
)


class PersonalValue(ValueError):
    """A record would keep a personal value for ever. A bug of the caller, never shown to a person."""


def _key_looks_personal(key: str) -> bool:
    return bool(_CHINESE.search(key)) or not _WORDS.isdisjoint(re.split(r"[^a-z]+", key.lower()))


def check(data: JSON, *, path: str = "data") -> None:
    """Refuse what a record must not hold.

    Keys named after a personal value are refused unless the value is a keyed hash
    (`hmac-sm3:…`); strings that look like an identity number, a mobile number or an e-mail
    address are refused anywhere. Raises PersonalValue naming the place, TypeError for a value
    without one canonical form (floats, dates).
    """
    if data is None or isinstance(data, bool | int):
        return
    if isinstance(data, str):
        _check_text(data, path)
    elif isinstance(data, Mapping):
        for key, value in data.items():
            keyed = isinstance(value, str) and _KEYED.fullmatch(value)
            if _key_looks_personal(key) and not keyed:
                raise PersonalValue(f"{path}.{key}：键名像个人信息；只记标识、字段名或带密钥摘要。")
            check(value, path=f"{path}.{key}")
    elif isinstance(data, Sequence):
        for number, value in enumerate(data):
            check(value, path=f"{path}[{number}]")
    else:
        raise TypeError(f"{path}: {type(data).__name__} has no canonical form")


def _check_text(text: str, path: str) -> None:
    for title, pattern in _PATTERNS:
        if pattern.search(text):
            raise PersonalValue(f"{path}：值像{title}；只记标识、字段名或带密钥摘要。")


def canonical(
    *,
    record_id: int,
    event: str,
    about: tuple[str, str],
    actor: str,
    organisation: str,
    at: datetime,
    xid: int,
    data: Mapping[str, JSON],
) -> bytes:
    """Return the one byte string of a record: UTF-8 JSON, keys sorted, no space, time in UTC."""
    form = {
        "v": "yiwang-record/1",
        "id": record_id,
        "event": event,
        "about": list(about),
        "actor": actor,
        "organisation": organisation,
        "at": at.astimezone(UTC).isoformat(timespec="microseconds"),
        "xid": xid,
        "data": data,
    }
    text = json.dumps(
        form, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return text.encode()
