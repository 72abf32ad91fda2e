"""The declared packs run on the kernel as they stand."""

from datetime import timedelta
from functools import cache
from uuid import uuid4

import pytest

from tests.making import NOON, RESIDENT, resident
from yiwang.declarations import load
from yiwang.declarations.release import Release, releases
from yiwang.kernel.access.actions import set_actor
from yiwang.kernel.cases import actions, ports
from yiwang.kernel.cases.models import Case
from yiwang.kernel.cases.types import Applicant, Channel, Deed, Submission
from yiwang.kernel.city import actions as city
from yiwang.kernel.city import queries
from yiwang.kernel.forms.types import Cell
from yiwang.kernel.rules.queries import list_decisions
from yiwang.lib.actor import Actor, Grant, Kind, system
from yiwang.lib.refused import Refused
from yiwang.site.settings import CITY_FOLDER, PACKS_FOLDER


@cache
def declared() -> tuple[Release, ...]:
    loaded = load(CITY_FOLDER, PACKS_FOLDER)
    assert [str(p) for p in loaded.problems] == []
    return tuple(releases(loaded))


@pytest.fixture(autouse=True)
def _real_city(db: None) -> None:
    set_actor(system("test"))
    if "results.issue" not in ports.services:
        ports.services.fill("results.issue", lambda *_: {})
    city.publish(releases=declared(), actor=system("test"), at=NOON)


def apply_for(
    key: str, answers: dict[str, object], cells: dict[str, Cell], channel: Channel = Channel.ONLINE
) -> Case:
    return actions.open_case(
        submission=Submission(
            key=key,
            release=queries.get_current(key).hash,
            applicant=Applicant(RESIDENT, "person", "演示老人", "440703********001X"),
            channel=channel,
            region="440703002101",
            answers=answers,
            cells=cells,
            deed=uuid4(),
        ),
        actor=resident(),
        at=NOON,
    )


def elder(**changes: object) -> dict[str, Cell]:
    known = {"出生日期": "1940-03-02", "户籍": "本市", "健在": "是", **changes}
    return {w: Cell(v, "population") for w, v in known.items()}


def officer(case: Case, deed: Deed) -> Actor:
    task = case.tasks.get(deed=deed, state="open")
    roles = queries.get_city().roles
    return Actor(
        kind=Kind.STAFF,
        id=f"{task.role}-one",
        name="演示工作人员",
        roles=frozenset({task.role}),
        grants=frozenset(Grant(d, task.organisation) for d in roles[task.role].deeds),
    )


def do(case: Case, deed: Deed, outcome: str, *, again: str = "") -> Case:
    actor = officer(case, deed)
    if again:
        actor = Actor(kind=actor.kind, id=again, name=again, roles=actor.roles, grants=actor.grants)
    return actions.complete(
        task_id=case.tasks.get(deed=deed, state="open").pk,
        outcome=outcome,
        opinion="理由充分",
        actor=actor,
        at=NOON + timedelta(hours=1),
    )


def waiting(case: Case) -> list[str]:
    return list(
        case.tasks.filter(state="open").order_by("opened_at").values_list("deed", flat=True)
    )


@pytest.mark.proves("F14.2")
def test_an_allowance_found_from_the_register_needs_one_confirmation_by_the_village() -> None:
    case = apply_for("elderly-allowance/apply", {}, elder(), Channel.PROACTIVE)
    task = case.tasks.get(state="open")

    granted = do(case, Deed.CONFIRM, "confirm")

    assert task.organisation == "baisha-yangqiao-community"
    assert (granted.outcome, granted.decided_by) == ("granted", "rule")
    assert granted.cells["每月金额"]["value"] == 30
    assert list_decisions(case.pk)[0].inputs["出生日期"]["source"] == "population"


def test_what_the_village_does_not_confirm_is_looked_into_and_decided_by_a_named_official() -> None:
    case = apply_for("elderly-allowance/apply", {}, elder(), Channel.PROACTIVE)

    do(case, Deed.CONFIRM, "decline")
    assert waiting(case) == ["review"]
    do(case, Deed.REVIEW, "refuse")
    refused = do(case, Deed.DECIDE, "refuse")

    assert refused.outcome == "refused"
    assert refused.decided_by.startswith("staff:")


def test_an_official_who_does_not_confirm_says_why() -> None:
    case = apply_for("elderly-allowance/apply", {}, elder(), Channel.PROACTIVE)

    with pytest.raises(Refused, match="理由") as told:
        actions.complete(
            task_id=case.tasks.get(state="open").pk,
            outcome="decline",
            opinion="",
            actor=officer(case, Deed.CONFIRM),
            at=NOON,
        )

    assert "行政许可法" not in told.value.message  # an allowance is not a permit


def test_who_was_found_may_say_no_without_a_reason() -> None:
    case = apply_for("elderly-allowance/apply", {}, elder(), Channel.PROACTIVE)

    ended = actions.complete(
        task_id=case.tasks.get(state="open").pk,
        outcome="decline",
        opinion="",
        actor=resident(),
        at=NOON,
    )

    assert (ended.state, ended.outcome) == ("closed", "withdrawn")
    assert waiting(ended) == []


def test_a_rule_never_refuses() -> None:
    case = apply_for("elderly-allowance/apply", {}, elder(户籍="外市"))

    assert case.outcome == ""
    assert waiting(case) == ["review"]


def test_a_register_that_is_down_is_checked_by_a_person() -> None:
    down = {w: Cell(None, "population", "unavailable") for w in ("出生日期", "户籍", "健在")}

    assert waiting(apply_for("elderly-allowance/apply", {}, down)) == ["review"]


def food(answers: dict[str, object]) -> Case:
    firm = {
        "名称": "示例食品店",
        "统一社会信用代码": "91440703MA00000000",
        "类型": "个体工商户",
        "法定代表人": "演示经营者",
        "登记状态": "存续",
    }
    cells = {w: Cell(v, "firms") for w, v in firm.items()}
    known: dict[str, object] = {
        "主体业态": "餐饮服务经营者",
        "经营项目": ["热食类食品制售"],
        "管理员考核情况": "已考核合格",
        "告知承诺": "不承诺",
        **answers,
    }
    return apply_for("food-business-licence/new", known, cells)


@pytest.mark.proves("D36.3")
def test_hot_dishes_are_checked_on_site_by_two_officers() -> None:
    case = food({})

    do(case, Deed.ACCEPT, "accept")
    assert waiting(case) == ["check"]
    do(case, Deed.CHECK, "pass", again="inspector-one")
    assert waiting(case) == ["check"]
    do(case, Deed.CHECK, "pass", again="inspector-two")

    assert waiting(case) == ["review"]


@pytest.mark.proves("D36.2")
def test_bulk_food_with_a_promise_is_granted_by_rule() -> None:
    answers = {
        "主体业态": "食品销售经营者",
        "经营项目": ["散装食品销售（不含散装熟食）"],
        "告知承诺": "愿意承诺",
    }

    case = do(food(answers), Deed.ACCEPT, "accept")

    assert (case.outcome, case.decided_by) == ("granted", "rule")
    assert waiting(case) == ["deliver"]
