"""The request as every page of the house sees it."""

from django.http import HttpRequest

from yiwang.declarations.shapes.city import City
from yiwang.lib.actor import Actor
from yiwang.ui.components import Link
from yiwang.ui.look import Look


class CityRequest(HttpRequest):
    """Filled by middleware: `look` by ui.look, the rest by site.middleware."""

    look: Look
    actor: Actor
    city: City
    menu: tuple[Link, ...]
