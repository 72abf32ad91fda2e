"""From a request to what every page takes for granted: who acts, and in which city."""

from django.http import HttpRequest

from yiwang.declarations.shapes.city import City
from yiwang.kernel.access.queries import get_session_actor
from yiwang.kernel.city.queries import get_city
from yiwang.lib import clock
from yiwang.lib.actor import Actor
from yiwang.lib.refused import Refused

# shown until the first `yiwang apply` has published a city
NOWHERE = City(
    format=1,
    title="一网",
    short="一网",
    level="县级",
    region="000000",
    record={},
    packs={},
    government="本级人民政府",
)


def actor_of(request: HttpRequest) -> Actor:
    """Return who sits at the screen, for whom they act, and what they may do."""
    return get_session_actor(request.session, at=clock.now())


def city_of(_request: HttpRequest) -> City:
    """Return the published city; read before any template, which runs no query."""
    try:
        return get_city().city
    except Refused:
        return NOWHERE
