"""/verify: anyone may ask whether a paper is genuine, without signing in."""

from collections.abc import Mapping

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from yiwang.lib import clock
from yiwang.services.results import actions, forms
from yiwang.services.results.engine.wording import say
from yiwang.services.results.types import Verified
from yiwang.ui.components import Answer, Field, problems
from yiwang.ui.request import CityRequest

TONES = {"有效": "success", "已出具": "success", "暂扣": "warning", "过期": "warning"}
MEANS = {
    "有效": "这张证照由下面的机关颁发，现在有效。",
    "已出具": "这份文书由下面的机关出具，内容以机关存档为准。",
    "过期": "这张证照是真的，但已过有效期。",
    "撤销": "这张证照已被撤销，不能再用。",
    "撤回": "这张证照已被撤回，不能再用。",
    "吊销": "这张证照已被吊销，不能再用。",
    "暂扣": "这张证照被暂扣，暂扣期间不能用。",
    "注销": "这张证照已注销，不能再用。",
}
NONE = "没有这样的证照"


@never_cache
@require_http_methods(["GET", "POST"])
def verify(request: CityRequest) -> HttpResponse:
    """Ask by number and second element; the same answer for a wrong one and an unknown one."""
    if request.method == "GET":
        return render(request, "services_results/verify.html", {"fields": _fields({}, {})})
    form = forms.Verify(request.POST)
    if not form.is_valid():
        wrong = {
            "number": _("请填写证照或文书的编号。"),
            "second": _("请填写第二项信息，例如统一社会信用代码。"),
        }
        fields = _fields(request.POST, {n: wrong[n] for n in form.errors})
        context = {"fields": fields, "problems": problems(fields)}
        return render(request, "services_results/verify.html", context, status=422)
    found = actions.verify(
        number=form.cleaned_data["number"],
        second=form.cleaned_data["second"],
        address=_address(request),
        actor=request.actor,
        at=clock.now(),
    )
    return _answer(request, found)


@never_cache
@require_GET
def scanned(request: CityRequest, identifier: str) -> HttpResponse:
    """Answer a QR code."""
    found = actions.verify(
        identifier=identifier, address=_address(request), actor=request.actor, at=clock.now()
    )
    return _answer(request, found)


def _answer(request: CityRequest, found: Verified | None) -> HttpResponse:
    if found is None:
        return render(
            request, "services_results/verified.html", {"standing": NONE, "tone": "error"}
        )
    context = {
        "found": found,
        "standing": found.standing,
        "tone": TONES.get(found.standing, "error"),
        "means": MEANS[found.standing],
        "answers": _facts(found),
    }
    return render(request, "services_results/verified.html", context)


def _facts(found: Verified) -> list[Answer]:
    rows = [
        Answer(label="名称", value=found.title),
        Answer(label="编号", value=found.number),
        *(Answer(label=title, value=value) for title, value in found.facts),
        Answer(label="出具机关", value=found.organ),
        Answer(label="出具日期", value=say(found.issued)),
    ]
    if found.until:
        rows.append(Answer(label="有效期至", value=say(found.until)))
    return rows


def _fields(given: Mapping[str, str], wrong: Mapping[str, str]) -> list[Field]:
    return [
        Field(
            name="number",
            label=_("证照或文书编号"),
            value=given.get("number", ""),
            hint=_("印在证照右上角或者文书标题上方，例如 JY24407030000015"),
            error=wrong.get("number", ""),
            width="20",
        ),
        Field(
            name="second",
            label=_("再填一项证照上的信息"),
            value=given.get("second", ""),
            hint=_("单位的证照填统一社会信用代码，个人的填证照上的姓名"),
            error=wrong.get("second", ""),
            width="20",
        ),
    ]


def _address(request: CityRequest) -> str:
    """Return who asks; behind a proxy that ends HTTPS, the address that the proxy itself saw."""
    told = request.META.get("HTTP_X_FORWARDED_FOR", "")
    if settings.HTTPS and told:
        return str(told.rsplit(",", maxsplit=1)[-1].strip())
    return str(request.META.get("REMOTE_ADDR", ""))
