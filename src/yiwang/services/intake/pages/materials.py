"""/drafts/<id>/materials and /contact: what only the applicant has, and where they are reached."""

from collections.abc import Mapping
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from yiwang.declarations.shapes.service import Material
from yiwang.kernel.cases.queries import get_case
from yiwang.kernel.cases.types import Delivery
from yiwang.kernel.files import queries as stored
from yiwang.kernel.records.engine.disclosure import disclose, discloses
from yiwang.lib import clock
from yiwang.services.intake import actions, policies, queries
from yiwang.services.intake import forms as sent
from yiwang.services.intake.engine import way
from yiwang.services.intake.pages.draft import Open, elsewhere, open_
from yiwang.services.intake.pages.fields import titles
from yiwang.services.intake.types import FILE_LIMIT
from yiwang.ui.components import Answer, Field, Option, Stored, problems
from yiwang.ui.look import Script
from yiwang.ui.request import CityRequest
from yiwang.ui.script import say


@require_http_methods(["GET", "POST"])
@discloses(subject="applicant", purpose="上传材料")
def materials(request: CityRequest, draft_id: UUID) -> HttpResponse:
    """Ask only for what no register and no licence knows."""
    policies.check_signed(request.actor)
    opened = open_(request, draft_id)
    if led := elsewhere(opened):
        return led
    wanted = way.materials(opened.item, opened.told)
    if request.method == "GET":
        return _show(request, opened, wanted, errors={}, status=200)
    if taken := request.POST.get("_remove", ""):
        if taken.isdecimal():
            actions.remove_upload(upload_id=int(taken), actor=request.actor, at=clock.now())
        return redirect("draft-materials", draft_id)
    return _keep(request, opened, wanted)


def _keep(request: CityRequest, opened: Open, wanted: list[Material]) -> HttpResponse:
    outcome = actions.add_uploads(
        draft_id=opened.draft.pk,
        files=[(m.id, m.accept, f) for m in wanted for f in request.FILES.getlist(m.id)],
        actor=request.actor,
        at=clock.now(),
    )
    if outcome.problems:
        return _show(request, opened, wanted, errors=outcome.problems, status=422)
    if "_more" in request.POST:
        return redirect("draft-materials", opened.draft.pk)
    return _on(request, opened, wanted)


def _on(request: CityRequest, opened: Open, wanted: list[Material]) -> HttpResponse:
    """Go on when everything that may not follow later is there."""
    there = {u.material for u in queries.list_uploads(opened.draft)}
    lacking = {
        m.id: _("请上传“%(name)s”。") % {"name": m.title} for m in way.missing(wanted, there)
    }
    if lacking:
        return _show(request, opened, wanted, errors=lacking, status=422)
    if request.GET.get("then") == "check":
        return redirect("draft-check", opened.draft.pk)
    return redirect("draft-contact", opened.draft.pk)


def _show(
    request: CityRequest,
    opened: Open,
    wanted: list[Material],
    *,
    errors: Mapping[str, str],
    status: int,
) -> HttpResponse:
    script = request.look.script
    uploads = queries.list_uploads(opened.draft)
    fields = tuple(
        material_field(m, uploads, script=script, error=errors.get(m.id, "")) for m in wanted
    )
    named = titles()
    known = [
        Answer(
            label=say(m.title, script=script),
            value=_("不用交"),
            source=_("来自%(name)s") % {"name": say(named.get(m.source, m.source), script=script)},
        )
        for m in way.known_materials(opened.item, opened.told)
    ]
    last = way.pages(opened.item, opened.known)
    context = {
        "draft": opened.draft,
        "item": say(opened.item.service.title, script=script),
        "fields": fields,
        "known": known,
        "problems": problems(fields),
        "place": len(last) + 1,
        "count": len(last) + 3,
        "back": reverse("draft-page", args=[opened.draft.pk, last[-1].id]) if last else "",
    }
    return render(request, "services_intake/materials.html", context, status=status)


def material_field(
    material: Material, uploads: list[queries.Upload], *, script: Script, error: str = ""
) -> Field:
    """Return one material as a file field with what is there already."""
    hints = [material.hint or ""]
    if material.criteria:
        hints.append(_("看什么：%(text)s。") % {"text": material.criteria})
    if material.deferred:
        hints.append(_("现在没有也可以先提交，之后再补。"))
    return Field(
        name=material.id,
        label=say(material.title, script=script),
        kind="file",
        hint=say("".join(hints), script=script),
        error=error,
        required=material.required and not material.deferred,
        accept=material.accept,
        limit=FILE_LIMIT,
        files=tuple(
            Stored(u.name, u.size, reverse("upload-file", args=[u.pk]), str(u.pk))
            for u in uploads
            if u.material == material.id
        ),
    )


@require_GET
@discloses(subject="applicant", purpose="查看上传的材料")
def upload_file(request: CityRequest, upload_id: int) -> HttpResponse:
    """Show an upload to who uploaded it."""
    policies.check_signed(request.actor)
    upload = queries.get_upload(upload_id)
    case = get_case(upload.case) if upload.case else None
    policies.check_can_open(request.actor, upload, case)
    disclose(request, upload.party, ("materials",))
    file = stored.get_file(upload.file)
    response = HttpResponse(stored.read(file), content_type=file.media_type)
    response["Content-Disposition"] = "inline"
    return response


@require_http_methods(["GET", "POST"])
@discloses(subject="applicant", purpose="填写联系方式")
def contact(request: CityRequest, draft_id: UUID) -> HttpResponse:
    """Ask where the applicant is reached and how the result comes."""
    policies.check_signed(request.actor)
    opened = open_(request, draft_id)
    if led := elsewhere(opened):
        return led
    draft = opened.draft
    form = sent.Contact(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.save_contact(
            draft_id=draft_id,
            phone=form.cleaned_data["phone"],
            delivery=form.cleaned_data["delivery"],
            address=form.cleaned_data["address"],
            actor=request.actor,
            at=clock.now(),
            seen=form.cleaned_data["seen"],
        )
        return redirect("draft-check", draft_id)
    fields = contact_fields(opened, form, sent_=request.method == "POST")
    count = len(way.pages(opened.item, opened.known)) + 3
    context = {
        "draft": draft,
        "item": say(opened.item.service.title, script=request.look.script),
        "fields": fields,
        "problems": problems(fields),
        "place": count - 1,
        "count": count,
        "back": reverse("draft-materials", args=[draft_id]),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "services_intake/contact.html", context, status=status)


def contact_fields(opened: Open, form: sent.Contact, *, sent_: bool) -> tuple[Field, ...]:
    draft = opened.draft
    told = opened.cells.get("联系电话")
    phone = draft.phone or (str(told.value) if told and told.value else "")
    given = (
        form.data
        if sent_
        else {"phone": phone, "delivery": draft.delivery, "address": draft.address}
    )
    errors = {k: str(v[0]) for k, v in form.errors.items()} if sent_ else {}
    return (
        Field(
            "phone",
            _("联系电话"),
            value=given.get("phone", ""),
            hint=_("只用来告诉您办理进展。"),
            error=errors.get("phone", ""),
            inputmode="tel",
            autocomplete="tel",
            width="20",
        ),
        delivery_field(opened, str(given.get("delivery", "")), error=errors.get("delivery", "")),
        *(
            (
                Field(
                    "address",
                    _("邮寄地址"),
                    value=given.get("address", ""),
                    hint=_("选邮寄的才要填，写到门牌号。"),
                    error=errors.get("address", ""),
                    required=False,
                    autocomplete="street-address",
                ),
            )
            if opened.item.service.mail
            else ()
        ),
    )


def delivery_field(opened: Open, value: str, *, error: str = "") -> Field:
    options = [
        Option(Delivery.ELECTRONIC, _("电子送达"), _("在网上看和下载，最快。")),
        Option(Delivery.PERSONAL, _("到窗口领取")),
    ]
    if opened.item.service.mail:
        options.append(Option(Delivery.POST, _("邮寄给我")))
    return Field(
        "delivery", _("结果怎么给您？"), "radios", value=value, options=tuple(options), error=error
    )
