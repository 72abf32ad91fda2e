"""Whose messages someone reads. Pure."""

from uuid import UUID

from yiwang.lib.actor import Actor, Kind


def mailbox(actor: Actor) -> frozenset[UUID]:
    """Return the recipients whose inbox this is: the party acted for just now, or the account.

    Who acts for a party in some items only does not read its mail.
    """
    if actor.kind is Kind.PERSON:
        return actor.parties & {actor.acting_for}
    if actor.kind is Kind.STAFF:
        return frozenset({UUID(actor.id)})
    return frozenset()
