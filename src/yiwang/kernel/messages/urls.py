"""The inbox."""

from django.urls import path

from yiwang.kernel.messages import pages

urlpatterns = [
    path("my/messages", pages.inbox, name="my-messages"),
    path("my/messages/<int:message_id>", pages.message, name="my-message"),
]
