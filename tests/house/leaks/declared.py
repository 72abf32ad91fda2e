"""The city that leaks are looked for in: the real demo city, and one item in each relation.

`HOME` is the first organisation with a superior, a subordinate and a sibling; every role is held
there by one account, and a case lies in each organisation of `RELATIONS`.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from tests.making import PROCESS, item_body
from yiwang.declarations import load
from yiwang.declarations.release import releases
from yiwang.site.settings import CITY_FOLDER, PACKS_FOLDER

ROLES = {"acceptor", "inspector", "approver", "issuer"}  # of PROCESS, which names the deeds


@dataclass(frozen=True)
class Made:
    key: str
    kind: str
    title: str
    body: dict[str, Any]

    @property
    def hash(self) -> str:
        text = json.dumps(self.body, ensure_ascii=False, sort_keys=True)
        return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


@cache
def published() -> tuple[Made, ...]:
    loaded = load(CITY_FOLDER, PACKS_FOLDER)
    assert [str(p) for p in loaded.problems] == []
    return tuple(Made(r.key, r.kind, r.title, dict(r.body)) for r in releases(loaded))


CITY: dict[str, Any] = next(r.body for r in published() if r.kind == "city")
ORGANISATIONS: dict[str, Any] = CITY["organisations"]
DECLARED_ROLES: dict[str, Any] = CITY["roles"]


def below(organisation: str) -> set[str]:
    """Every organisation at or below this one, read from the declaration."""
    found = {organisation}
    while more := {k for k, o in ORGANISATIONS.items() if o["superior"] in found} - found:
        found |= more
    return found


def above(organisation: str) -> set[str]:
    found, superior = set(), ORGANISATIONS[organisation]["superior"]
    while superior:
        found.add(superior)
        superior = ORGANISATIONS[superior]["superior"]
    return found


def _relations() -> dict[str, str]:
    for home, one in sorted(ORGANISATIONS.items()):
        parent, family = one["superior"], above(home) | below(home)
        children = sorted(k for k, o in ORGANISATIONS.items() if o["superior"] == home)
        siblings = sorted(
            k for k, o in ORGANISATIONS.items() if parent and o["superior"] == parent and k != home
        )
        others = [k for k in sorted(ORGANISATIONS) if k not in family | {*siblings}]
        if parent and children and siblings and others:
            found = (home, parent, children[0], siblings[0], others[0])
            return dict(zip(("own", "parent", "child", "sibling", "other"), found, strict=True))
    raise AssertionError("no organisation of the demo city has parent, child and sibling")


RELATIONS = _relations()
HOME = RELATIONS["own"]


def account_of(role: str) -> str:
    return f"leak-{role}"


def city() -> Made:
    """The demo city with one more post at HOME for each declared role."""
    home = ORGANISATIONS[HOME]
    posts = [
        {"account": account_of(role), "name": f"演示{role}", "roles": [role], "since": "2026-01-01"}
        for role in sorted(DECLARED_ROLES)
    ]
    leaver = {**posts[0], "account": "leak-leaver", "name": "演示离职", "until": "2026-02-01"}
    staffed = {**home, "staff": [*home.get("staff", ()), *posts, leaver]}
    return Made(
        "city", "city", "示例市", {**CITY, "organisations": {**ORGANISATIONS, HOME: staffed}}
    )


def process() -> str:
    """The small process, its roles named as the demo city names whoever holds the deed."""
    text = PROCESS
    deeds = {"acceptor": "accept", "inspector": "check", "approver": "decide", "issuer": "deliver"}
    for role, deed in deeds.items():
        holder = next(k for k, r in sorted(DECLARED_ROLES.items()) if f"cases.{deed}" in r["deeds"])
        text = text.replace(f'yw:role="{role}"', f'yw:role="{holder}"')
    return text


FORM = {
    "title": "小店",
    "pages": [{"id": "shop", "title": "店", "fields": [{"word": "店名"}, {"word": "面积"}]}],
}
MATERIAL = {"id": "plan", "title": "平面图", "source": "applicant", "required": False}


def key_of(organisation: str) -> str:
    return f"leaks/{organisation}"


def items() -> list[Made]:
    """An item of each organisation in question: the same service, another organ."""
    made = []
    for organisation in sorted(RELATIONS.values()):
        level = ORGANISATIONS[organisation]["level"]
        organ = {"organisation": organisation, "level": level}
        body = item_body(organ=organ, materials=[MATERIAL], **{"for": ["自然人", "企业法人"]})
        words = {**body["words"], "店名": {"type": "text", "source": "applicant"}}
        body |= {"id": organisation, "words": words, "form": FORM}
        body["process"] = {"id": "new", "xml": process()}
        body["pack"] = {**body["pack"], "id": "leaks", "owner": organisation}
        made.append(Made(key_of(organisation), "service", "防漏测试事项", body))
    return made


def releases_of_the_test() -> list[Made]:
    return [city(), *items(), *(r for r in published() if r.kind != "city")]
