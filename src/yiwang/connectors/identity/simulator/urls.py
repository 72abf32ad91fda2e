"""Stands under IDENTITY_FRONT, in a demonstration only."""

from django.urls import path

from yiwang.connectors.identity.simulator import pages

app_name = "identity-simulator"
urlpatterns = [
    path(".well-known/openid-configuration", pages.discovery, name="discovery"),
    path("authorize", pages.authorize, name="authorize"),
    path("token", pages.token, name="token"),
    path("userinfo", pages.userinfo, name="userinfo"),
    path("jwks", pages.jwks, name="jwks"),
]
