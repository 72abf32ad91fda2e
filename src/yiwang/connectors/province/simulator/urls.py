"""Stands under /simulator/province/, in a demonstration only."""

from django.urls import path

from yiwang.connectors.province.simulator import pages

app_name = "province-simulator"
urlpatterns = [
    path("", pages.control, name="control"),
    path("rows/<str:key>", pages.row, name="row"),
]
