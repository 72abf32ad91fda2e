"""Figures of the workbench."""

from django.urls import path

from yiwang.cockpit.indicators import pages

urlpatterns = [
    path("desk/indicators", pages.indicators, name="indicators"),
    path("desk/indicators/refresh", pages.refresh, name="indicators-refresh"),
    path("desk/indicators/<slug:pack>/<slug:indicator>", pages.indicator, name="indicator"),
]
