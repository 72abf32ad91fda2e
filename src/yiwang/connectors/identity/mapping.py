"""From the platform's words to ours."""

from collections.abc import Mapping
from typing import Any

from yiwang.kernel.access.types import ClaimedFirm, Claims
from yiwang.kernel.parties.types import MandateKind, NumberKind
from yiwang.lib.refused import Refused

DOCUMENTS = {
    "公民身份号码": NumberKind.ID_NUMBER,
    "港澳居民来往内地通行证": NumberKind.PERMIT,
    "港澳居民居住证": NumberKind.RESIDENCE,
}
ROLES = {"法定代表人": MandateKind.LEGAL, "经办人": MandateKind.REPRESENTATIVE}
LEVELS = range(1, 4)


def claims(token: Mapping[str, Any], about: Mapping[str, Any]) -> Claims:
    """Map id_token and userinfo; Refused when the platform says what we do not know."""
    try:
        level = int(token.get("acr", 0))
        organisation = about.get("organisation")
        mapped = Claims(
            subject=str(token["sub"]),
            name=str(about["name"]),
            number_kind=DOCUMENTS[about["document_type"]],
            number=str(about["document_number"]),
            assurance=level,
            phone=str(about.get("phone_number") or ""),
            firm=_firm(organisation) if organisation else None,
        )
    except (KeyError, TypeError, ValueError):
        raise _unknown() from None
    if level not in LEVELS:
        raise _unknown()
    return mapped


def _unknown() -> Refused:
    return Refused(
        "identity-claims",
        "统一身份认证平台给出的身份信息不全，没有登录。请核对在该平台的实名信息后重试。",
        status=409,
    )


def _firm(about: Mapping[str, Any]) -> ClaimedFirm:
    return ClaimedFirm(
        name=str(about["name"]),
        credit_code=str(about["credit_code"]),
        role=ROLES[about["role"]],
        representative=str(about.get("representative") or ""),
    )
