"""From a request to the actor of its deeds."""

from django.http import HttpRequest

from yiwang.lib.actor import ANONYMOUS, Actor


def actor_of(_request: HttpRequest) -> Actor:
    """Return who sits at the screen, for whom they act, and what they may do."""
    return ANONYMOUS
