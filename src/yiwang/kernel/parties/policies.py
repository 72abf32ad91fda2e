"""Who may give and end mandates, and correct contacts."""

from uuid import UUID

from yiwang.kernel.parties.models import Mandate
from yiwang.lib.actor import Actor, Kind
from yiwang.lib.refused import Refused, permits


def check_can_mandate(actor: Actor, principal: UUID) -> None:
    """Only the party itself, or a person acting for it, gives its mandates."""
    if actor.kind == Kind.SYSTEM:
        return
    if principal not in actor.parties or principal != actor.acting_for:
        raise Refused(
            "mandate-not-yours",
            "只有委托人本人或正在为其办事的经办人可以授权。请先在“为谁办”里选择委托人。",
            status=403,
        )


def check_can_end_mandate(actor: Actor, mandate: Mandate) -> None:
    """Either side may end a mandate."""
    if actor.kind == Kind.SYSTEM or mandate.agent_id == actor.party:
        return
    check_can_mandate(actor, mandate.principal_id)


def check_can_correct_contact(actor: Actor, party: UUID) -> None:
    if actor.kind != Kind.SYSTEM and party not in actor.parties:
        raise Refused("contact-not-yours", "只能更正自己或所代表单位的联系方式。", status=403)


can_mandate = permits(check_can_mandate)
can_end_mandate = permits(check_can_end_mandate)
can_correct_contact = permits(check_can_correct_contact)
