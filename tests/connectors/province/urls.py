"""The house with the simulated province, as in a demonstration."""

from django.urls import include, path

from yiwang.site.urls import handler500
from yiwang.site.urls import urlpatterns as house

__all__ = ["handler500"]
urlpatterns = [
    *house,
    path("simulator/province/", include("yiwang.connectors.province.simulator.urls")),
]
