"""Documents, licences, and what anyone may verify."""

from django.urls import path

from yiwang.services.results.pages import directory, documents, licences, verify

urlpatterns = [
    path("documents/<uuid:document_id>", documents.document, name="document"),
    path("documents/<uuid:document_id>/make-again", documents.make_again, name="document-again"),
    path("my/licences", licences.mine, name="my-licences"),
    path("desk/licences", licences.office, name="desk-licences"),
    path("desk/licences/<uuid:document_id>", licences.one, name="desk-licence"),
    path("licences", directory.directory, name="licence-directory"),
    path("verify", verify.verify, name="verify"),
    path("verify/<str:identifier>", verify.scanned, name="verify-scanned"),
]
