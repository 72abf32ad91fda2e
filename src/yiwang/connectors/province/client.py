"""Sends a row to the province over HTTP, signed with a shared secret (HMAC-SM3)."""

import json
from collections.abc import Mapping
from datetime import datetime
from urllib.parse import quote

import httpx
from django.conf import settings

from yiwang.connectors.province.types import Answer, Body, Fault
from yiwang.lib import sm

PATIENCE = 10  # seconds
VERDICTS = frozenset({"accepted", "rejected", "pending"})
SERVER = 500


class Silent(Exception):
    """The province gave no verdict; the row keeps waiting. Its text says why, in Chinese."""


def put(*, key: str, revision: int, kind: str, row: Body, at: datetime) -> Answer:
    """Put one row; the same key and revision twice is one row over there. Raises Silent."""
    if not settings.PROVINCE_URL:
        raise Silent("还没有接入省平台")
    content = {"key": key, "revision": revision, "kind": kind, "row": dict(row)}
    body = json.dumps(content, ensure_ascii=False, sort_keys=True).encode()
    try:
        with httpx.Client(timeout=PATIENCE, trust_env=False) as http:
            answer = http.put(
                f"{settings.PROVINCE_URL}/rows/{quote(key)}",
                content=body,
                headers={"Content-Type": "application/json", **sign(key, body, at=at)},
            )
    except httpx.HTTPError:
        raise Silent("省平台没有回应") from None
    return _read(answer)


def sign(key: str, body: bytes, *, at: datetime) -> Mapping[str, str]:
    """Return the headers that say who sends this row and when."""
    app, moment = settings.PROVINCE_APP, at.isoformat()
    return {
        "X-Province-App": app,
        "X-Province-Time": moment,
        "X-Province-Sign": signature(settings.PROVINCE_SECRET, app, moment, key, body),
    }


def signature(secret: str, app: str, moment: str, key: str, body: bytes) -> str:  # noqa: PLR0917 - the parts of one text
    """Sign `app`, `moment`, `key` and the body, one below the other."""
    text = f"{app}\n{moment}\n{key}\n".encode() + body
    return sm.keyed(secret.encode(), text)


def _read(answer: httpx.Response) -> Answer:
    if answer.status_code >= SERVER:
        raise Silent(f"省平台暂停服务（{answer.status_code}）")
    if not answer.is_success:
        raise Silent(f"省平台不接受本平台的签名或格式（{answer.status_code}），请核对接入设置")
    try:
        said = answer.json()
        faults = tuple(
            Fault(str(f["field"])[:100], str(f["rule"])[:300], str(f["remedy"])[:300])
            for f in said.get("faults", ())
        )
        verdict = said["verdict"]
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Silent("省平台的答复读不懂") from None
    if verdict not in VERDICTS:
        raise Silent("省平台的答复读不懂")
    return Answer(verdict, faults)
