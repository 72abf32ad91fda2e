"""The counter of a hall."""

from django.urls import path

from yiwang.services.halls.pages import filling, receipt, window

urlpatterns = [
    path("desk/window", window.window, name="window"),
    path("desk/window/region", filling.region, name="window-region"),
    path("desk/window/receipts/<uuid:case_id>", receipt.receipt, name="window-receipt"),
    path("desk/window/<slug:pack>/<slug:service>", window.who, name="window-who"),
    path(
        "desk/window/<slug:pack>/<slug:service>/<uuid:party_id>",
        filling.fill,
        name="window-fill",
    ),
]
