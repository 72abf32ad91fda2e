"""The site's URLs as the demonstration serves them, simulators included."""

from django.urls import URLPattern, URLResolver, include, path

from yiwang.site import settings, urls

SIMULATORS = {
    settings.SIMULATOR: "yiwang.connectors.identity.simulator.urls",
    settings.PROVINCE_SIMULATOR: "yiwang.connectors.province.simulator.urls",
}
handler500 = urls.handler500
known = {str(entry.pattern).strip("/") for entry in urls.urlpatterns}
urlpatterns: list[URLPattern | URLResolver] = [
    *urls.urlpatterns,
    *(
        path(f"{front.strip('/')}/", include(pages))
        for front, pages in SIMULATORS.items()
        if front.strip("/") not in known
    ),
]
