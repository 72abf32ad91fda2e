"""Who may give and end mandates, and correct contacts."""

from collections.abc import Collection
from uuid import UUID

from yiwang.kernel.parties.models import Mandate
from yiwang.kernel.parties.types import MandateKind
from yiwang.lib.actor import Actor, Kind
from yiwang.lib.refused import Refused, permits

STANDING = frozenset({MandateKind.LEGAL, MandateKind.GUARDIAN})  # by law, not by being asked


def check_can_mandate(actor: Actor, principal: UUID, held: Collection[str]) -> None:
    """Only the party itself gives its mandates: a person, or who stands for it by law.

    `held` are the kinds of mandate that the actor holds from the principal. An agent does not pass
    a mandate on without the principal (民法典 169); a firm speaks through its 法定代表人 (61).
    """
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
    """Either side may end a mandate (民法典 173); what stands by law ends at its registry."""
    if mandate.ended_at is not None:
        raise Refused("mandate-ended", "这项授权已经终止，不用再终止。", status=409)
    if actor.kind == Kind.SYSTEM or mandate.agent_id == actor.party:
        return
    check_can_mandate(actor, mandate.principal_id, held)


def check_can_correct_contact(actor: Actor, party: UUID) -> None:
    if actor.kind != Kind.SYSTEM and party not in actor.parties:
        raise Refused("contact-not-yours", "只能更正自己或所代表单位的联系方式。", status=403)


can_mandate = permits(check_can_mandate)
can_end_mandate = permits(check_can_end_mandate)
can_correct_contact = permits(check_can_correct_contact)
