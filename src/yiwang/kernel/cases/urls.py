"""The workbench."""

from django.urls import path

from yiwang.kernel.cases.pages import case, deeds, desk

urlpatterns = [
    path("desk", desk.todo, name="desk"),
    path("desk/search", desk.search, name="desk-search"),
    path("desk/cases", desk.cases, name="desk-cases"),
    path("desk/cases/<uuid:case_id>", case.case, name="desk-case"),
    path("desk/cases/<uuid:case_id>/suspend", deeds.suspend, name="desk-suspend"),
    path("desk/cases/<uuid:case_id>/resume", deeds.resume, name="desk-resume"),
    path("desk/cases/<uuid:case_id>/extend", deeds.extend, name="desk-extend"),
    path("desk/cases/<uuid:case_id>/note", deeds.note, name="desk-note"),
    path("desk/tasks/<uuid:task_id>/claim", deeds.claim, name="desk-claim"),
    path("desk/tasks/<uuid:task_id>/complete", deeds.complete, name="desk-complete"),
    path("desk/tasks/<uuid:task_id>/supplement", deeds.supplement, name="desk-supplement"),
    path("case-files/<int:material_id>", case.material_file, name="case-file"),
]
