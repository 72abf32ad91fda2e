"""A small declared city: a government, a bureau below it, a station below that."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from typing import Any

import pytest

from yiwang.kernel.city.actions import publish
from yiwang.kernel.city.queries import get_city
from yiwang.kernel.city.types import DeclaredCity
from yiwang.lib.actor import system

NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)
NUMBERS = count()


@dataclass(frozen=True)
class Release:
    body: dict[str, Any]
    hash: str
    key: str = "city"
    kind: str = "city"
    title: str = "示例市"


def organisation(superior: str | None, *staff: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": "某局",
        "short": "某",
        "superior": superior,
        "level": "县级",
        "region": "440703",
        "credit_code": "11440703000000000X",
        "address": "某路 1 号",
        "telephone": "0750-1234567",
        "complaints": "0750-12345",
        "staff": list(staff),
    }


def role(*deeds: str, covers: str = "own", administrator: str | None = None) -> dict[str, Any]:
    return {
        "title": "某角色",
        "means": "做事",
        "deeds": list(deeds),
        "covers": covers,
        "administrator": administrator,
    }


def body(*posts: dict[str, Any]) -> dict[str, Any]:
    return {
        "city": {
            "format": 1,
            "title": "示例市",
            "short": "示例",
            "level": "市级",
            "region": "4407",
            "record": {},
            "packs": {},
            "government": "示例市人民政府",
            "demo": True,
        },
        "organisations": {
            "government": organisation(None),
            "bureau": organisation("government", *posts),
            "station": organisation("bureau"),
        },
        "roles": {
            "clerk": role("cases.see", "cases.accept"),
            "chief": role("cases.see", "cases.decide", covers="subordinates"),
            "system": role("accounts.manage", administrator="system"),
            "grantor": role("accounts.grant", administrator="security"),
            "auditor": role("records.read", administrator="audit"),
        },
        "holidays": [],
    }


def post(
    account: str, *roles: str, since: str = "2026-01-01", until: str | None = None
) -> dict[str, Any]:
    return {
        "account": account,
        "name": "王明",
        "roles": list(roles),
        "since": since,
        "until": until,
    }


Declare = Callable[..., DeclaredCity]


@pytest.fixture
def declare(db: None) -> Declare:
    """Return a function that publishes the city with these posts in the bureau."""

    def publish_with(*posts: dict[str, Any]) -> DeclaredCity:
        release = Release(body(*posts), hash=f"sha256:test-{next(NUMBERS)}")
        publish(releases=[release], actor=system("apply"), at=NOON)
        return get_city()

    return publish_with


@pytest.fixture(name="post")
def post_() -> Callable[..., dict[str, Any]]:
    return post
