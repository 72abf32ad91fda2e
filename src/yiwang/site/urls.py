"""Every page of the house."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
handler500 = "yiwang.site.errors.bug"
