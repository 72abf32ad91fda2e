"""Applying, drafts, my affairs."""

from django.urls import path

from yiwang.services.intake.pages import (
    case,
    check,
    draft,
    materials,
    mine,
    offers,
    start,
    supplement,
)

urlpatterns = [
    path("apply/<slug:pack>/<slug:service>", start.apply, name="apply"),
    path("apply/<slug:pack>/<slug:service>/start", start.start, name="apply-start"),
    path("drafts/<uuid:draft_id>/materials", materials.materials, name="draft-materials"),
    path("drafts/<uuid:draft_id>/contact", materials.contact, name="draft-contact"),
    path("drafts/<uuid:draft_id>/check", check.check, name="draft-check"),
    path("drafts/<uuid:draft_id>/renew", draft.renew, name="draft-renew"),
    path("drafts/<uuid:draft_id>/discard", mine.discard, name="draft-discard"),
    path("drafts/<uuid:draft_id>/<slug:page>", draft.page, name="draft-page"),
    path("drafts/<uuid:draft_id>/<slug:page>/region/<str:word>", draft.region, name="draft-region"),
    path("uploads/<int:upload_id>", materials.upload_file, name="upload-file"),
    path("my", mine.my, name="my"),
    path("my/cases", mine.my_cases, name="my-cases"),
    path("my/drafts", mine.my_drafts, name="my-drafts"),
    path("my/offers", offers.my_offers, name="my-offers"),
    path("my/offers/<slug:pack>/<slug:service>", offers.my_offer, name="my-offer"),
    path("desk/offers", offers.desk_offers, name="desk-offers"),
    path(
        "desk/offers/<slug:pack>/<slug:service>/<slug:mark>", offers.desk_offer, name="desk-offer"
    ),
    path("my/data", mine.my_data, name="my-data"),
    path("my/cases/<uuid:case_id>", case.case, name="my-case"),
    path("my/cases/<uuid:case_id>/received", check.received, name="received"),
    path("my/cases/<uuid:case_id>/note", case.note, name="my-note"),
    path("my/cases/<uuid:case_id>/phone", case.phone, name="my-phone"),
    path("my/cases/<uuid:case_id>/delivery", case.delivery, name="my-delivery"),
    path("my/cases/<uuid:case_id>/withdraw", case.withdraw, name="my-withdraw"),
    path("my/cases/<uuid:case_id>/rate", case.rate, name="my-rate"),
    path("my/cases/<uuid:case_id>/supplement", supplement.supplement, name="my-supplement"),
]
