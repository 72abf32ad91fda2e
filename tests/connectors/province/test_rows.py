"""From a deed on a case to a row that the province took, or sent back, over real HTTP."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.conf import LazySettings

from tests import making
from tests.connectors.province import town
from tests.connectors.province.town import KEEPER, sign, work
from yiwang.connectors.province import actions, client, queries
from yiwang.connectors.province.models import Line, Row
from yiwang.connectors.province.simulator.desk import Desk, Mood
from yiwang.connectors.province.types import Kind, State
from yiwang.kernel.access.actions import set_actor
from yiwang.kernel.cases import actions as cases
from yiwang.kernel.cases import ports
from yiwang.kernel.cases.models import Case
from yiwang.kernel.cases.types import Deed
from yiwang.kernel.records.actions import record
from yiwang.kernel.records.models import Record
from yiwang.lib import clock
from yiwang.lib.refused import Refused

LATER = timedelta(hours=2)


def whole_way(party: UUID) -> Case:
    """Every kind of row: accepted, suspended, resumed, extended, decided, delivered, rated."""
    case = making.open_case(party=party)
    sign(case, Deed.ACCEPT, "acceptor", "accept")
    approver = making.staff("approver")
    begin = making.NOON + LATER
    cases.suspend(case_id=case.pk, procedure="test", days=5, actor=approver, at=begin)
    cases.resume(case_id=case.pk, note="合格", actor=approver, at=begin + LATER)
    cases.extend(case_id=case.pk, days=5, reasons="案情复杂", actor=approver, at=begin + LATER)
    case.refresh_from_db()
    sign(case, Deed.DECIDE, "approver", "grant", hours=30)
    case = sign(case, Deed.DELIVER, "issuer", "delivered", hours=31)
    data = {"grade": 2, "channel": "online"}
    record("case.rated", about=case, actor=making.resident(party), at=clock.now(), data=data)
    return case


def states(case: Case) -> list[tuple[str, str]]:
    return [(r.kind, r.state) for r in queries.list_rows_of(case.pk)]


@pytest.mark.proves("D03.1")
def test_every_deed_on_a_case_becomes_a_row_that_the_province_takes(
    party: UUID, province: Desk
) -> None:
    case = whole_way(party)

    work()

    assert {s for _, s in states(case)} == {State.ACCEPTED}, [
        (r.key, r.problem) for r in queries.list_rows_of(case.pk)
    ]
    assert [k for k, _ in states(case)] == [
        Kind.APPLY,
        Kind.PROCESS,
        Kind.ACCEPT,
        Kind.SPECIAL,
        Kind.SPECIAL,
        Kind.SPECIAL,
        Kind.PROCESS,
        Kind.PROCESS,
        Kind.FINISH,
        Kind.RATE,
    ]
    assert province.counts() == {"accepted": 10}


def test_a_row_never_holds_an_identifier_but_the_province_gets_it(
    party: UUID, province: Desk
) -> None:
    case = making.open_case(party=party)
    work()
    (row,) = queries.list_rows_of(case.pk)

    assert town.NUMBER not in str(row.body)
    assert queries.fill(row)["申请者证件号码"] == town.NUMBER


def test_declining_is_a_row_with_its_reason(party: UUID, province: Desk) -> None:
    case = making.open_case(party=party)
    sign(case, Deed.ACCEPT, "acceptor", "decline")

    work()

    accept = Row.objects.get(case=case.pk, kind=Kind.ACCEPT)
    assert (accept.state, accept.body["受理结果"], accept.body["理由"]) == (
        State.ACCEPTED,
        "不予受理",
        "理由充分",
    )


BAD = [
    (Kind.APPLY, {"申请者证件类型": "999"}, "申请者证件类型"),
    (Kind.ACCEPT, {"受理时间": "2026-03-01 12:00:00"}, "受理时间"),
    (Kind.PROCESS, {"处理人": "某" * 51}, "处理人"),
    (Kind.SPECIAL, {"特别程序种类": "3"}, "特别程序种类"),
    (Kind.FINISH, {"办结时间": "2026-03-02 12:30:00"}, "办结时间"),
    (Kind.RATE, {"满意度": "6"}, "满意度"),
]


@pytest.mark.parametrize(("kind", "change", "field"), BAD, ids=[b[0] for b in BAD])
def test_the_province_rejects_each_kind_by_field_rule_and_remedy(
    party: UUID, province: Desk, kind: Kind, change: dict[str, str], field: str
) -> None:
    case = whole_way(party)
    work()
    row = queries.list_rows_of(case.pk)[[k for k, _ in states(case)].index(kind)]
    sent: dict[str, Any] = {**queries.fill(row), **change}

    answer = client.put(key=row.key, revision=2, kind=kind, row=sent, at=clock.now())

    assert answer.verdict == "rejected"
    assert [f.field for f in answer.faults] == [field]
    assert all(f.rule and f.remedy for f in answer.faults)


def test_the_same_row_twice_is_one_row(party: UUID, province: Desk) -> None:
    case = making.open_case(party=party)
    work()
    (row,) = queries.list_rows_of(case.pk)
    again = {"key": row.key, "revision": 1, "kind": row.kind, "at": clock.now()}

    same = client.put(row=queries.fill(row), **again)  # type: ignore[arg-type]
    other = client.put(row={**queries.fill(row), "手机号码": "19900000002"}, **again)  # type: ignore[arg-type]

    assert (same.verdict, other.verdict) == ("accepted", "rejected")
    assert province.counts() == {"accepted": 1}


def test_a_record_handled_twice_makes_one_row(party: UUID, province: Desk) -> None:
    case = making.open_case(party=party)
    work()
    found = Record.objects.get(event="case.received")
    task = actions.SEND.replace("send", "write")

    town.app.tasks[task].func(
        record_id=found.pk,
        event=found.event,
        about_type=found.about_type,
        about_id=found.about_id,
        data=found.data,
    )

    assert len(queries.list_rows_of(case.pk)) == 1


def test_a_province_that_is_down_loses_nothing_and_holds_nobody_up(
    party: UUID, province: Desk
) -> None:
    province.set_mood(Mood(down=True))
    case = whole_way(party)
    work()
    assert {s for _, s in states(case)} == {State.WAITING}
    assert Row.objects.get(kind=Kind.APPLY).attempts == 1  # one knock, not one per row
    assert "等待发送" in queries.silence(queries.get_line(), queries.count_waiting())

    province.set_mood(Mood())
    assert actions.wake(at=clock.now()) == 0  # the pause still runs
    Line.objects.update(next_at=clock.now())
    actions.wake(at=clock.now())
    work()

    assert {s for _, s in states(case)} == {State.ACCEPTED}
    assert queries.silence(queries.get_line(), 0) == ""


def test_nobody_listening_or_a_wrong_secret_is_silence_too(
    party: UUID, province: Desk, settings: LazySettings
) -> None:
    settings.PROVINCE_URL = "http://127.0.0.1:9"
    case = making.open_case(party=party)
    work()
    assert queries.get_line().note == "省平台没有回应"

    Line.objects.all().delete()
    settings.PROVINCE_URL = ""
    actions.wake(at=clock.now())
    work()

    assert queries.get_line().note == "还没有接入省平台"
    assert states(case) == [(Kind.APPLY, State.WAITING)]


def test_a_signature_that_does_not_hold_is_not_taken(
    party: UUID, province: Desk, settings: LazySettings
) -> None:
    late = clock.now() - timedelta(hours=1)

    with pytest.raises(client.Silent, match="签名"):
        client.put(key="x", revision=1, kind="apply", row={}, at=late)


def test_a_verdict_that_comes_later_is_asked_for(party: UUID, province: Desk) -> None:
    province.set_mood(Mood(pending=True))
    case = making.open_case(party=party)
    work()
    assert states(case) == [(Kind.APPLY, State.SENT)]

    work(at=clock.now() + timedelta(minutes=2))

    assert states(case) == [(Kind.APPLY, State.ACCEPTED)]


def test_a_rejected_row_holds_the_later_ones_until_it_is_mended(
    party: UUID, province: Desk
) -> None:
    province.set_mood(Mood(share=100))
    case = making.open_case(party=party)
    sign(case, Deed.ACCEPT, "acceptor", "accept")
    work()
    assert [s for _, s in states(case)] == ["rejected", "waiting", "waiting"]
    rejected = Row.objects.get(kind=Kind.APPLY)

    province.set_mood(Mood())
    set_actor(KEEPER)
    actions.mend(
        row_id=rejected.pk,
        values={"事项名称": "小店许可（新）"},
        reason="省目录已改名",
        actor=KEEPER,
        at=clock.now(),
        seen=1,
    )
    set_actor(town.ROBOT)
    work()

    assert [s for _, s in states(case)] == ["mended", "accepted", "accepted", "accepted"]
    assert queries.fill(Row.objects.get(kind=Kind.APPLY, revision=2))["事项名称"].endswith("（新）")
    assert Record.objects.filter(event="province.mended", actor="staff:keeper").count() == 1


def test_an_incomplete_row_comes_back_without_being_sent(party: UUID, province: Desk) -> None:
    case = making.open_case()  # of a party that nobody registered

    work()

    (row,) = queries.list_rows_of(case.pk)
    assert (row.state, row.attempts) == (State.REJECTED, 0)
    assert "申请者证件号码" in {p["field"] for p in row.problem}
    assert province.counts() == {}


def test_an_override_needs_a_reason_and_never_replaces_an_identifier(
    party: UUID, province: Desk
) -> None:
    making.open_case()
    work()
    row = Row.objects.get()

    with pytest.raises(Refused, match="理由"):
        actions.mend(
            row_id=row.pk,
            values={"手机号码": "19900000003"},
            reason="",
            actor=KEEPER,
            at=clock.now(),
        )
    with pytest.raises(Refused, match="主体资料"):
        actions.mend(
            row_id=row.pk, values={"申请者证件号码": "1"}, reason="补", actor=KEEPER, at=clock.now()
        )
    with pytest.raises(Refused, match="对接人员"):
        actions.mend(
            row_id=row.pk, values={}, reason="", actor=making.staff("approver"), at=clock.now()
        )


def test_rows_are_seen_by_the_keepers_and_the_organ_only(party: UUID, province: Desk) -> None:
    making.open_case(party=party)
    work()

    seen = []
    for actor in (KEEPER, making.staff("acceptor"), making.resident(making.NEIGHBOUR)):
        set_actor(actor)
        seen.append(Row.objects.count())

    assert seen == [1, 1, 0]


def test_a_keeper_of_another_county_keeps_no_row_of_the_organ(party: UUID) -> None:
    county = {**making.ORGANISATION, "short": "他县", "level": "县级", "staff": town.STAFF}
    offices = {**town.CITY["organisations"], "county-office": county}
    declared = {**town.CITY, "organisations": offices}
    making.publish(making.Made("city", "city", "示例市", declared))

    assert queries.keepers(making.open_case(party=party), at=making.NOON) == [town.OFFICE]


def test_the_end_of_a_case_names_its_licence(
    party: UUID, province: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole_way(party)
    number = "JY24407030000015"
    paper = ports.Paper("certificate", "小店许可证", number, date(2031, 3, 1))
    monkeypatch.setitem(ports.papers._filled, "test", lambda _case: [paper])

    work()

    finish = Row.objects.get(kind=Kind.FINISH)
    assert finish.state == State.ACCEPTED
    assert [finish.body[n] for n in ("证照名称", "证照编号", "证照有效期")] == [
        "小店许可证",
        number,
        "2031-03-01",
    ]
