"""Every page of the house."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("yiwang.ui.urls")),
    path("", include("yiwang.kernel.access.urls")),
    path("", include("yiwang.kernel.cases.urls")),
    path("", include("yiwang.services.catalogue.urls")),
]
if settings.IDENTITY_FRONT:
    simulator = include("yiwang.connectors.identity.simulator.urls")
    urlpatterns.append(path(f"{settings.IDENTITY_FRONT.lstrip('/')}/", simulator))
handler500 = "yiwang.site.errors.bug"
