"""A small declared city and item for kernel tests, published like any other."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from yiwang.kernel.cases import actions as cases
from yiwang.kernel.cases.models import Case
from yiwang.kernel.cases.types import Applicant, Channel, Submission
from yiwang.kernel.city import actions as city
from yiwang.kernel.city import queries
from yiwang.lib.actor import Actor, Grant, Kind, system

NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)  # a Monday, 12:00 in Shanghai
BUREAU = "market-bureau"
RESIDENT = UUID("00000000-0000-4000-8000-000000000001")
NEIGHBOUR = UUID("00000000-0000-4000-8000-000000000002")
ITEM = "shops/new"


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


ORGANISATION = {
    "title": "示例市市场监督管理局",
    "short": "市监",
    "superior": None,
    "level": "市级",
    "region": "4407",
    "credit_code": "11100000000013338W",
    "address": "示例市发展大道 1 号",
    "telephone": "0750-1234567",
    "complaints": "0750-7654321",
    "reconsideration": "示例市人民政府",
    "court": "示例市人民法院",
}
DEEDS = {
    "acceptor": ["cases.see", "cases.receive", "cases.accept"],
    "inspector": ["cases.see", "cases.check"],
    "approver": ["cases.see", "cases.decide", "cases.refuse", "cases.extend", "cases.suspend"],
    "issuer": ["cases.see", "cases.deliver"],
}
CITY = {
    "city": {
        "format": 1,
        "title": "示例市",
        "short": "示例",
        "level": "市级",
        "region": "4407",
        "record": {"licences": "ours"},
        "packs": {"shops": "1.0.0"},
        "demo": True,
        "government": "示例市人民政府",
    },
    "organisations": {BUREAU: ORGANISATION, "other-bureau": {**ORGANISATION, "short": "他局"}},
    "roles": {r: {"title": r, "means": r, "deeds": d} for r, d in DEEDS.items()},
    "holidays": [],
}

PROCESS = """<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:yw="https://yiwang.dev/bpmn"
    targetNamespace="https://yiwang.dev/tests" id="d">
  <process id="new" isExecutable="true">
    <startEvent id="start"/>
    <userTask id="accept" name="受理" yw:role="acceptor" yw:deed="accept"/>
    <businessRuleTask id="rule" name="要不要现场核查" yw:decision="inspection"/>
    <exclusiveGateway id="fork" default="no"/>
    <userTask id="check" name="现场核查" yw:role="inspector" yw:deed="check" yw:signers="2"/>
    <exclusiveGateway id="join"/>
    <userTask id="decide" name="决定" yw:role="approver" yw:deed="decide"/>
    <userTask id="deliver" name="出件" yw:role="issuer" yw:deed="deliver"/>
    <endEvent id="end"/>
    <sequenceFlow id="f1" sourceRef="start" targetRef="accept"/>
    <sequenceFlow id="f2" sourceRef="accept" targetRef="rule"/>
    <sequenceFlow id="f3" sourceRef="rule" targetRef="fork"/>
    <sequenceFlow id="yes" sourceRef="fork" targetRef="check">
      <conditionExpression>现场核查 = "需要"</conditionExpression></sequenceFlow>
    <sequenceFlow id="no" sourceRef="fork" targetRef="join"/>
    <sequenceFlow id="f4" sourceRef="check" targetRef="join"/>
    <sequenceFlow id="f5" sourceRef="join" targetRef="decide"/>
    <sequenceFlow id="f6" sourceRef="decide" targetRef="deliver"/>
    <sequenceFlow id="f7" sourceRef="deliver" targetRef="end"/>
  </process>
</definitions>"""

DECISION = """<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d"
    namespace="https://yiwang.dev/tests">
  <inputData id="i" name="面积"><variable name="面积" typeRef="number"/></inputData>
  <decision id="inspection" name="inspection">
    <variable name="inspection"/>
    <informationRequirement><requiredInput href="#i"/></informationRequirement>
    <decisionTable hitPolicy="UNIQUE">
      <input><inputExpression typeRef="number"><text>面积</text></inputExpression></input>
      <output name="现场核查" typeRef="string"/>
      <rule><inputEntry><text>&gt;= 50</text></inputEntry>
        <outputEntry><text>"需要"</text></outputEntry></rule>
      <rule><inputEntry><text>&lt; 50</text></inputEntry>
        <outputEntry><text>"不需要"</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>"""

SERVICE: dict[str, Any] = {
    "title": "小店许可",
    "type": "行政许可",
    "regime": "行政许可法",
    "base_code": "440117002011",
    "organ": {"organisation": BUREAU, "level": "市级"},
    "for": ["自然人"],
    "themes": ["开店"],
    "law": ["《食品安全法》第三十五条"],
    "conditions": ["有固定场所"],
    "channels": ["online", "hall"],
    "handling": "承诺件",
    "statutory_limit": {"days": 20, "law": "行政许可法 42"},
    "promised_limit": {"days": 10, "law": "承诺"},
    "visits": 0,
    "process": "new",
    "special": [{"id": "test", "title": "检验", "kind": "检验", "days": 5}],
    "result": None,
    "outcomes": {"granted": "准予", "refused": "不予许可", "declined": "不予受理"},
}


def item_body(**changes: Any) -> dict[str, Any]:
    return {
        "pack": {"id": "shops", "title": "小店", "owner": BUREAU, "version": "1.0.0", "law": []},
        "id": "new",
        "service": {**SERVICE, **changes},
        "form": None,
        "words": {"面积": {"type": "number", "source": "applicant"}, "现场核查": {"type": "text"}},
        "parameters": {},
        "decisions": {"inspection": DECISION},
        "process": {"id": "new", "xml": PROCESS},
        "result": None,
        "notices": {},
    }


def publish(*made: Made) -> None:
    city.publish(releases=made, actor=system("test"), at=NOON)


def publish_city(**changes: Any) -> None:
    publish(
        Made("city", "city", "示例市", CITY),
        Made(ITEM, "service", "小店许可", item_body(**changes)),
    )


def staff(role: str, *, account: str = "", organisation: str = BUREAU) -> Actor:
    return Actor(
        kind=Kind.STAFF,
        id=account or role,
        name=f"演示{role}",
        organisation=organisation,
        roles=frozenset({role}),
        grants=frozenset(Grant(d, organisation) for d in DEEDS[role]),
    )


def resident(party: UUID = RESIDENT) -> Actor:
    return Actor(
        kind=Kind.PERSON,
        id=str(party),
        name="演示居民",
        party=party,
        parties=frozenset({party}),
        assurance=2,
    )


def open_case(
    *,
    area: str = "30",
    party: UUID = RESIDENT,
    key: str = ITEM,
    actor: Actor | None = None,
    **changes: Any,
) -> Case:
    submission = Submission(
        key=key,
        release=queries.get_current(key).hash,
        applicant=Applicant(party, "person", "演示居民", "440703********001X", phone="19900000001"),
        channel=Channel.ONLINE,
        region="440703002101",
        answers={"面积": area},
        cells={},
        **{"deed": uuid4(), **changes},
    )
    return cases.open_case(submission=submission, actor=actor or resident(party), at=NOON)
