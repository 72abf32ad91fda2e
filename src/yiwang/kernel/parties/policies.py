"""Who may give and end mandates, and correct contacts."""

from collections.abc import Collection
from uuid import UUID

from yiwang.kernel.parties.models import Mandate
from yiwang.kernel.parties.types import MandateKind
from yiwang.lib.actor import Actor, Kind
from yiwang.lib.refused import Refused, permits

STANDING = frozenset({MandateKind.LEGAL, MandateKind.GUARDIAN})  # by law, not by being asked


def check_can_mandate(
    actor: Actor, principal: UUID, held: Collection[str], *, proof: UUID | None = None
) -> None:
    """Only the party itself gives its mandates: a person, or who stands for it by law.

    `held` are the kinds of mandate that the actor holds from the principal. An agent does not pass
    a mandate on without the principal (民法典 169); a firm speaks through its 法定代表人 (61).
    A window clerk records one that was given on paper, with the paper as `proof`.
    """
    if actor.kind == Kind.STAFF and proof is not None and actor.organisations("cases.receive"):
        return
    if actor.kind == Kind.SYSTEM or actor.party == principal == actor.acting_for:
        return
    if principal not in actor.parties or principal != actor.acting_for:
        raise Refused(
            "mandate-not-yours",
            "只有委托人本人可以授权。请先在“为谁办”里选择委托人。",
            status=403,
        )
    if not STANDING & set(held):
        raise Refused(
            "mandate-passed-on",
            "受托人不能再转委托（民法典第一百六十九条）。请本人或法定代表人登录后授权。",
            status=403,
        )


def check_can_end_mandate(actor: Actor, mandate: Mandate, held: Collection[str]) -> None:
    """Either side may end a mandate (民法典 173); what stands by law ends at its registry.

    To anybody else it looks as if it did not exist.
    """
    sides = {mandate.agent_id, mandate.principal_id}
    if actor.kind != Kind.SYSTEM and not sides & {actor.party, *actor.parties}:
        raise Refused("mandate-unknown", "没有这项授权，请返回授权列表。", status=404)
    if mandate.ended_at is not None:
        raise Refused("mandate-ended", "这项授权已经终止，不用再终止。", status=409)
    if actor.kind == Kind.SYSTEM or mandate.agent_id == actor.party:
        return
    check_can_mandate(actor, mandate.principal_id, held)


def check_has_own_affairs(actor: Actor) -> None:
    """Own data, contacts and mandates are for who is signed in as a person."""
    if actor.kind != Kind.PERSON:
        raise Refused("own-affairs-only", "请先以个人或法人身份登录，再看自己的资料。", status=403)


def check_can_see_own(actor: Actor, party: UUID) -> None:
    """A party's own data: itself and who acts for it in everything."""
    check_has_own_affairs(actor)
    if party not in actor.parties:
        raise Refused(
            "party-data-not-yours",
            "您的授权只限若干事项，看不到对方的资料。请在“为谁办”里换成本人。",
            status=403,
        )


def check_can_correct_contact(actor: Actor, party: UUID) -> None:
    if actor.kind != Kind.SYSTEM and party not in actor.parties:
        raise Refused("contact-not-yours", "只能更正自己或所代表单位的联系方式。", status=403)


has_own_affairs = permits(check_has_own_affairs)
can_see_own = permits(check_can_see_own)
can_mandate = permits(check_can_mandate)
can_end_mandate = permits(check_can_end_mandate)
can_correct_contact = permits(check_can_correct_contact)
