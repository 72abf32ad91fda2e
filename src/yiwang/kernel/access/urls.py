"""Signing in and out, and 为谁办."""

from django.urls import path

from yiwang.kernel.access.pages import identity, staff

app_name = "access"
urlpatterns = [
    path("login", identity.choose, name="login"),
    path("login/identity", identity.start, name="identity"),
    path("login/identity/return", identity.finish, name="identity-return"),
    path("login/staff", staff.sign_in, name="staff"),
    path("login/password", staff.password, name="password"),
    path("logout", staff.sign_out, name="logout"),
    path("for", identity.act_for, name="act-for"),
]
