"""/licences: the directory of licences, for everybody."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from yiwang.services.results import queries
from yiwang.ui.components import Answer, Link
from yiwang.ui.request import CityRequest
from yiwang.ui.script import convert


@require_GET
def directory(request: CityRequest) -> HttpResponse:
    """Show every type of licence: its code, who issues it, what stands on it, what anyone may check."""
    script = request.look.script
    cards = [
        (
            convert(licence.title, script),
            (
                Answer(label=_("证照类型代码"), value=licence.code),
                Answer(label=_("颁发机构"), value=licence.organ),
                Answer(
                    label=_("由哪个事项颁发"),
                    value=convert(licence.item_title, script),
                    url=reverse("item", args=licence.item.split("/")),
                ),
                Answer(
                    label=_("证面项目"), lines=tuple(convert(f, script) for f in licence.fields)
                ),
                Answer(
                    label=_("核验时可见"), lines=tuple(convert(f, script) for f in licence.public)
                ),
            ),
        )
        for licence in queries.list_licence_types()
    ]
    crumbs = (Link(_("首页"), "/"), Link(_("核验证照"), reverse("verify")), Link(_("证照目录")))
    return render(request, "services_results/directory.html", {"cards": cards, "crumbs": crumbs})
