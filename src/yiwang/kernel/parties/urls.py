"""A person's own data, contacts and mandates."""

from django.urls import path

from yiwang.kernel.parties.pages import mandates, own

urlpatterns = [
    path("my/profile", own.profile, name="my-profile"),
    path("my/contacts", own.contacts, name="my-contacts"),
    path("my/mandates", mandates.mandates, name="my-mandates"),
    path("my/mandates/give", mandates.give, name="my-mandate-give"),
    path("my/mandates/<uuid:mandate_id>/end", mandates.end, name="my-mandate-end"),
]
