"""The catalogue: home, search, life events, departments, guides."""

from django.urls import path

from yiwang.services.catalogue.pages import guide, lists

urlpatterns = [
    path("", lists.home, name="home"),
    path("search", lists.search, name="search"),
    path("themes/<str:theme>", lists.theme, name="theme"),
    path("departments/<slug:organisation>", lists.department, name="department"),
    path("items/<slug:pack>/<slug:service>", guide.item, name="item"),
]
