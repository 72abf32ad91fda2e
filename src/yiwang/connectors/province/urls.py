"""What the province sent back."""

from django.urls import path

from yiwang.connectors.province import pages

urlpatterns = [
    path("desk/rejected", pages.rejected, name="desk-rejected"),
    path("desk/rejected/<uuid:row_id>", pages.row, name="desk-rejected-row"),
    path("desk/rejected/<uuid:row_id>/mend", pages.mend, name="desk-rejected-mend"),
]
