"""/documents/<id>: the sealed paper itself, for whoever may see its case."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_POST

from yiwang.kernel.cases.policies import check_is_official
from yiwang.kernel.files import queries as files
from yiwang.kernel.records.engine.disclosure import disclose, discloses
from yiwang.lib import clock
from yiwang.services.results import actions, policies, queries
from yiwang.ui.request import CityRequest


@require_GET
@discloses(subject="applicant", purpose="查看文书")
def document(request: CityRequest, document_id: UUID) -> HttpResponse:
    found = queries.get_document(document_id)
    policies.check_can_see_document(request.actor, found)
    disclose(request, found.party, ("document",))
    if found.file is None:
        context = {"title": found.title, "number": found.number, "stopped": bool(found.problem)}
        return render(request, "services_results/waiting.html", context)
    file = files.get_file(found.file)
    response = HttpResponse(files.read(file), content_type=file.media_type)
    saving = request.GET.get("save") == "1"
    response["Content-Disposition"] = content_disposition_header(saving, file.name) or "inline"
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
def make_again(request: CityRequest, document_id: UUID) -> HttpResponse:
    check_is_official(request.actor)
    made = actions.make_again(document_id=document_id, actor=request.actor, at=clock.now())
    return redirect("desk-case", made.case_id)
