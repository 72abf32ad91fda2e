"""Every page of the house."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from yiwang.site.me import me

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("yiwang.ui.urls")),
    path("", include("yiwang.kernel.access.urls")),
    path("", include("yiwang.kernel.parties.urls")),
    path("", include("yiwang.kernel.messages.urls")),
    path("", include("yiwang.kernel.cases.urls")),
    path("", include("yiwang.services.halls.urls")),
    path("", include("yiwang.connectors.province.urls")),
    path("", include("yiwang.cockpit.indicators.urls")),
    path("", include("yiwang.services.catalogue.urls")),
    path("", include("yiwang.services.results.urls")),
    path("", include("yiwang.services.intake.urls")),
    path("me", me, name="me"),
]
if settings.IDENTITY_FRONT:
    simulator = include("yiwang.connectors.identity.simulator.urls")
    urlpatterns.append(path(f"{settings.IDENTITY_FRONT.lstrip('/')}/", simulator))
if settings.PROVINCE_SIMULATED:
    province = include("yiwang.connectors.province.simulator.urls")
    urlpatterns.append(path(f"{settings.PROVINCE_SIMULATOR.lstrip('/')}/", province))
handler500 = "yiwang.site.errors.bug"
