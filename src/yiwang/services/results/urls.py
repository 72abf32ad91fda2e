"""Documents, licences, and what anyone may verify."""

from django.urls import path

from yiwang.services.results.pages import documents, verify

urlpatterns = [
    path("documents/<uuid:document_id>", documents.document, name="document"),
    path("documents/<uuid:document_id>/make-again", documents.make_again, name="document-again"),
    path("verify", verify.verify, name="verify"),
    path("verify/<str:identifier>", verify.scanned, name="verify-scanned"),
]
