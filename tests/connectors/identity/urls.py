"""The house with the simulator, as in a demonstration."""

from django.urls import include, path

from yiwang.site.urls import handler500
from yiwang.site.urls import urlpatterns as house

__all__ = ["handler500"]
urlpatterns = [
    *house,
    path("simulator/identity/", include("yiwang.connectors.identity.simulator.urls")),
]
