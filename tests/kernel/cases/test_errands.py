"""A mandate for some items opens these and no other, at both walls."""

from dataclasses import replace

import pytest

from tests import making
from tests.making import ITEM, NEIGHBOUR, RESIDENT, Made, item_body, open_case, publish, resident
from yiwang.kernel.access.actions import set_actor
from yiwang.kernel.cases import policies, queries
from yiwang.kernel.cases.models import Case, Event, Task
from yiwang.kernel.rules.models import Decision
from yiwang.lib.actor import Actor, system
from yiwang.lib.refused import Refused

OTHER = "shops/close"


def agent(*items: str, **more: object) -> Actor:
    """The neighbour, who acts for the resident in these items."""
    errands = frozenset((RESIDENT, item) for item in items)
    return replace(resident(NEIGHBOUR), errands=errands, **more)  # type: ignore[arg-type]


def apply(actor: Actor, **changes: object) -> Case:
    set_actor(actor)
    return open_case(actor=actor, **changes)  # type: ignore[arg-type]


def test_an_agent_applies_within_the_mandate() -> None:
    case = apply(agent(ITEM, on_behalf=RESIDENT), agent=NEIGHBOUR)

    assert (case.party, case.agent) == (RESIDENT, NEIGHBOUR)


def test_an_agent_does_not_apply_beyond_the_mandate() -> None:
    with pytest.raises(Refused, match="不包括这个事项") as caught:
        apply(agent(OTHER, on_behalf=RESIDENT))

    assert (caught.value.code, caught.value.status) == ("mandate-does-not-cover", 403)


def test_nobody_applies_for_a_stranger() -> None:
    with pytest.raises(Refused, match="没有代其办事") as caught:
        apply(agent())

    assert caught.value.code == "mandate-not-in-force"


def test_an_agent_sees_the_cases_of_these_items_only() -> None:
    publish(Made(OTHER, "service", "小店注销", item_body(title="小店注销")))
    mine, other = open_case(), open_case(key=OTHER)
    assert other.key == OTHER

    set_actor(system("test"))
    seeing = [policies.can_see(agent(ITEM), c) for c in (mine, other)]
    set_actor(agent(ITEM))

    assert seeing == [True, False]
    assert [c.pk for c in Case.objects.order_by("pk")] == [mine.pk]
    assert {row.case_id for model in (Task, Event) for row in model.objects.all()} == {mine.pk}


def test_what_a_rule_decided_follows_its_case() -> None:
    making.publish_city()
    case = apply(agent(ITEM, on_behalf=RESIDENT))
    set_actor(system("test"))
    (task,) = queries.list_tasks(case)
    making.cases.complete(
        task_id=task.pk,
        outcome="accept",
        opinion="",
        actor=making.staff("acceptor"),
        at=making.NOON,
    )

    set_actor(agent(ITEM))
    within = Decision.objects.count()
    set_actor(agent(OTHER))

    assert (within, Decision.objects.count()) == (1, 0)


def test_a_list_names_the_errands_beside_the_parties() -> None:
    publish(Made(OTHER, "service", "小店注销", item_body(title="小店注销")))
    mine = open_case()
    open_case(key=OTHER)
    actor = agent(ITEM)

    page = queries.list_cases_of(actor.parties, errands=actor.errands)

    assert [c.pk for c in page.cases] == [mine.pk]
