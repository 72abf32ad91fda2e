"""Every page of the house."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("yiwang.ui.urls")),
    path("", include("yiwang.kernel.cases.urls")),
]
handler500 = "yiwang.site.errors.bug"
