"""Who acts for somebody in some items fills in and sees the drafts of these items only."""

from datetime import timedelta
from uuid import UUID

import pytest

from tests import making, signing
from yiwang.kernel.access.actions import set_actor
from yiwang.kernel.access.queries import get_actor
from yiwang.kernel.parties.actions import give_mandate
from yiwang.lib import clock
from yiwang.lib.actor import Actor, system
from yiwang.lib.refused import Refused
from yiwang.services.intake import actions, policies
from yiwang.services.intake.models import Draft, Upload
from yiwang.services.intake.queries import list_drafts

pytestmark = pytest.mark.django_db
OTHER = "shops/close"


@pytest.fixture
def parties() -> tuple[Actor, UUID]:
    """Two items; an agent who may act for the principal in the first, and the principal."""
    making.publish_city(agents=["受托人"])
    body = making.item_body(title="小店注销", agents=["受托人"])
    making.publish(making.Made(OTHER, "service", "小店注销", body))
    agent, principal = signing.account("李二"), signing.account("曾小明")
    assert agent.party_id is not None
    assert principal.party_id is not None
    now = clock.now()
    give_mandate(
        principal=principal.party_id,
        agent=agent.party_id,
        kind="agent",
        since=(now - timedelta(days=2)).date(),
        items=[making.ITEM],
        actor=system("test"),
        at=now,
    )
    actor = get_actor(agent, on_behalf=principal.party_id, at=now, assurance=2)
    return actor, principal.party_id


def test_a_draft_is_opened_within_the_mandate_and_found_again(parties: tuple[Actor, UUID]) -> None:
    actor, principal = parties
    set_actor(actor)

    draft = actions.open_draft(key=making.ITEM, party=principal, actor=actor, at=clock.now())

    assert policies.can_fill(actor, draft)
    assert list_drafts(actor.parties, errands=actor.errands) == [draft]


def test_an_agent_for_an_item_opens_what_they_staged_for_its_supplement(
    parties: tuple[Actor, UUID],
) -> None:
    actor, principal = parties
    case = making.open_case(party=principal, actor=actor)
    upload = Upload(case=case.pk, party=principal, material="plan", file=case.deed)

    policies.check_can_open(actor, upload, case)

    with pytest.raises(Refused, match="没有找到"):
        policies.check_can_open(making.resident(), upload, case)


def test_beyond_the_mandate_no_draft_is_opened_nor_seen(parties: tuple[Actor, UUID]) -> None:
    actor, principal = parties
    with pytest.raises(Refused, match="不包括这一事项"):
        actions.open_draft(key=OTHER, party=principal, actor=actor, at=clock.now())
    set_actor(system("test"))
    now = clock.now()
    other = Draft.objects.create(
        key=OTHER, release="x", party=principal, opened_at=now, saved_at=now
    )

    set_actor(actor)

    assert not policies.can_fill(actor, other)
    assert not Draft.objects.exists()
