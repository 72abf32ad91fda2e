"""Every page of the house."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("yiwang.ui.urls")),
]
handler500 = "yiwang.site.errors.bug"
