"""/desk/window/receipts/<case>: what is handed over the counter. Receiving is not accepting."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from yiwang.kernel.cases import policies as cases
from yiwang.kernel.cases.pages.desk import queue_groups, speaker
from yiwang.kernel.cases.queries import get_case, list_materials
from yiwang.kernel.cases.queries.showing import moment
from yiwang.kernel.city.queries import get_city
from yiwang.kernel.parties.queries import get_shown
from yiwang.kernel.records.engine.disclosure import disclose, discloses
from yiwang.services.halls import policies
from yiwang.ui.components import Answer
from yiwang.ui.request import CityRequest


@require_GET
@discloses(subject="applicant", purpose="打印收件凭证")
def receipt(request: CityRequest, case_id: UUID) -> HttpResponse:
    policies.check_is_at_window(request.actor)
    case, city, say = get_case(case_id), get_city(), speaker(request)
    cases.check_can_see(request.actor, case)
    disclose(request, case.party, ("name", "number", "materials"))
    organ = city.organisations[case.organisation]
    window = city.organisations.get(case.received_by, organ)
    rows = [
        Answer(say("办件编号"), case.number),
        Answer(say("事项"), say(case.title)),
        Answer(say("申请人"), f"{case.applicant['name']}　{case.applicant['number']}"),
        Answer(say("实施机关"), say(organ.title)),
        Answer(say("收件窗口"), f"{say(window.title)}　{request.actor.name}"),
        Answer(say("收件时间"), moment(case.received_at, city.zone)),
        Answer(say("怎样送达"), say(case.get_delivery_display())),
    ]
    if case.agent:
        rows.insert(3, Answer(say("代办人"), get_shown(case.agent).name))
    context = {
        "queues": queue_groups(request, current="window"),
        "case": case,
        "rows": rows,
        "materials": [(say(m.title), say(_how(m.file, m.note))) for m in list_materials(case)],
        "organ": say(organ.title),
        "telephone": organ.telephone,
    }
    return render(request, "services_halls/receipt.html", context)


def _how(file: object, note: str) -> str:
    return "已收" if file else note or "不用交，由系统核对"
