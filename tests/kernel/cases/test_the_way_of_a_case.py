"""From receipt to closing: who does what, in which order, and what is refused."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.making import NEIGHBOUR, NOON, open_case, publish_city, resident, staff
from yiwang.kernel.cases import actions, queries
from yiwang.kernel.cases.models import Case, Task
from yiwang.kernel.cases.types import Deed, State
from yiwang.lib.refused import Refused


def task(case: Case, deed: Deed) -> Task:
    return case.tasks.get(deed=deed, state="open")


def do(case: Case, deed: Deed, role: str, outcome: str, *, account: str = "") -> Case:
    return actions.complete(
        task_id=task(case, deed).pk,
        outcome=outcome,
        opinion="理由充分",
        actor=staff(role, account=account),
        at=NOON + timedelta(hours=1),
    )


@pytest.mark.proves("D03.1")
def test_a_small_shop_goes_from_acceptance_to_delivery() -> None:
    case = open_case(area="30")

    do(case, Deed.ACCEPT, "acceptor", "accept")
    do(case, Deed.DECIDE, "approver", "grant")
    closed = do(case, Deed.DELIVER, "issuer", "delivered")

    assert (closed.state, closed.outcome) == (State.CLOSED, "granted")
    assert closed.tokens is None
    assert [e.kind for e in queries.list_events(closed)] == [
        "received",
        "accepted",
        "decided",
        "delivered",
    ]


def test_a_large_shop_needs_two_different_inspectors() -> None:
    case = open_case(area="80")
    do(case, Deed.ACCEPT, "acceptor", "accept")

    do(case, Deed.CHECK, "inspector", "pass", account="one")
    with pytest.raises(Refused, match="还需另一位"):
        do(case, Deed.CHECK, "inspector", "pass", account="one")
    do(case, Deed.CHECK, "inspector", "pass", account="two")

    assert task(case, Deed.DECIDE).name == "决定"


def test_receiving_is_not_accepting() -> None:
    case = open_case()

    assert case.state == State.RECEIVED
    assert case.accepted_at is None
    assert len(case.number) == 43


def test_what_leads_to_another_item_is_not_received_by_any_door() -> None:
    led = {"when": "面积 < 10", "to": "shops/filing", "why": "小摊只需备案。", "law": "示例条例 3"}
    publish_city(redirects=[led])

    with pytest.raises(Refused, match="小摊只需备案") as told:
        open_case(area="9")

    assert (told.value.code, told.value.status) == ("another-item", 409)
    assert open_case(area="10").state == State.RECEIVED


def test_the_same_submission_twice_is_one_case() -> None:
    deed = uuid4()

    first, second = open_case(deed=deed), open_case(deed=deed)

    assert first.pk == second.pk
    assert Case.objects.count() == 1


def test_a_refusal_needs_reasons_and_a_named_official() -> None:
    case = open_case()
    do(case, Deed.ACCEPT, "acceptor", "accept")

    with pytest.raises(Refused, match="理由"):
        actions.complete(
            task_id=task(case, Deed.DECIDE).pk,
            outcome="refuse",
            opinion=" ",
            actor=staff("approver"),
            at=NOON,
        )
    refused = do(case, Deed.DECIDE, "approver", "refuse")

    assert refused.decided_by == "staff:approver"
    assert refused.reasons == "理由充分"


def test_a_joint_refusal_bears_the_name_and_reasons_of_who_refused() -> None:
    case = open_case()
    do(case, Deed.ACCEPT, "acceptor", "accept")
    deciding = task(case, Deed.DECIDE)
    Task.objects.filter(pk=deciding.pk).update(signers=2)

    do(case, Deed.DECIDE, "approver", "refuse", account="one")
    decided = actions.complete(
        task_id=deciding.pk,
        outcome="grant",
        opinion="",
        actor=staff("approver", account="two"),
        at=NOON + timedelta(hours=1),
    )

    assert (decided.outcome, decided.decided_by) == ("refused", "staff:one")
    assert decided.reasons == "理由充分"


def test_acceptance_decision_and_delivery_are_different_roles() -> None:
    case = open_case()

    with pytest.raises(Refused, match="角色不能"):
        do(case, Deed.ACCEPT, "approver", "accept")


def test_two_people_deciding_the_same_task_are_told() -> None:
    case = open_case()
    waiting = task(case, Deed.ACCEPT)
    do(case, Deed.ACCEPT, "acceptor", "accept")

    with pytest.raises(Refused, match="已由他人办结") as told:
        actions.complete(
            task_id=waiting.pk,
            outcome="accept",
            opinion="",
            actor=staff("acceptor", account="b"),
            at=NOON,
        )

    assert told.value.status == 409


def test_a_stale_page_is_noticed() -> None:
    case = open_case()

    with pytest.raises(Refused, match="刷新"):
        actions.complete(
            task_id=task(case, Deed.ACCEPT).pk,
            outcome="accept",
            opinion="",
            actor=staff("acceptor"),
            at=NOON,
            seen=case.version - 1,
        )


def test_declining_ends_the_case_with_its_reason() -> None:
    case = do(open_case(), Deed.ACCEPT, "acceptor", "decline")

    assert (case.state, case.outcome) == (State.CLOSED, "declined")
    assert not case.tasks.filter(state="open").exists()


def test_a_supplement_is_asked_once_and_answered() -> None:
    case = open_case()
    waiting = task(case, Deed.ACCEPT)

    asked = actions.ask_supplement(
        task_id=waiting.pk, items=["平面图缺比例尺"], actor=staff("acceptor"), at=NOON
    )
    with pytest.raises(Refused, match="待补正"):
        do(case, Deed.ACCEPT, "acceptor", "accept")
    answered = actions.supplement(
        case_id=case.pk,
        answers={"面积": "31"},
        materials=(),
        actor=resident(),
        at=NOON + timedelta(days=1),
    )
    with pytest.raises(Refused):
        actions.ask_supplement(
            task_id=waiting.pk,
            items=["再来一次"],
            actor=staff("acceptor"),
            at=NOON + timedelta(days=1),
        )

    assert asked.state == State.SUPPLEMENT
    assert (answered.state, answered.answers["面积"]) == (State.RECEIVED, "31")


def test_a_neighbour_sees_nothing() -> None:
    case = open_case()

    with pytest.raises(Refused, match="没有找到"):
        actions.withdraw(case_id=case.pk, actor=resident(NEIGHBOUR), at=NOON)


def test_an_undeclared_special_procedure_does_not_stop_the_clock() -> None:
    case = open_case()
    do(case, Deed.ACCEPT, "acceptor", "accept")

    with pytest.raises(Refused, match="没有公布"):
        actions.suspend(
            case_id=case.pk, procedure="onsite", days=5, actor=staff("approver"), at=NOON
        )
    paused = actions.suspend(
        case_id=case.pk,
        procedure="test",
        days=5,
        actor=staff("approver"),
        at=NOON + timedelta(hours=2),
    )

    assert paused.state == State.SUSPENDED


@pytest.mark.proves("D03.2")
def test_every_date_of_a_case_is_explained_by_an_article() -> None:
    case = open_case()
    do(case, Deed.ACCEPT, "acceptor", "accept")

    reckoning = queries.reckon_case(case, at=NOON + timedelta(days=1))

    assert reckoning.statutory is not None
    assert reckoning.statutory.due.isoformat() == "2026-03-30"
    assert any("四十二" in s.law or "42" in s.law for s in reckoning.steps)


def test_the_todo_list_is_of_ones_own_organisation_and_role() -> None:
    case = open_case()

    mine = queries.list_todo(staff("acceptor"))
    elsewhere = queries.list_todo(staff("acceptor", organisation="other-bureau"))

    assert [t.case_id for t in mine.tasks] == [case.pk]
    assert elsewhere.tasks == []
    assert queries.count_todo(staff("acceptor")) == {"accept": 1}


def test_the_todo_list_pages_by_cursor() -> None:
    for _ in range(3):
        open_case()

    first = queries.list_todo(staff("acceptor"), limit=2)
    second = queries.list_todo(staff("acceptor"), limit=2, after=first.after)

    assert (len(first.tasks), len(second.tasks)) == (2, 1)
    assert second.after is None
