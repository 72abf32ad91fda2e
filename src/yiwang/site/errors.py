"""The pages of what went wrong; a bug's page shows the number that finds its log line."""

import sys

import structlog
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import TemplateDoesNotExist

from yiwang.lib.refused import Refused

log = structlog.get_logger("yiwang.error")


def bug(request: HttpRequest) -> HttpResponse:
    """Answer 500; the traceback goes to the log under the same number."""
    number = request.META.get("YIWANG_NUMBER", "")
    log.error("bug", path=request.path, number=number, exc_info=sys.exc_info())
    text = f"系统出错了，编号 {number}。请记下编号并联系运维人员；您已保存的内容不受影响。"
    return _page(request, "ui/error.html", {"number": number, "text": text}, status=500)


def refusal(request: HttpRequest, refused: Refused) -> HttpResponse:
    """Show a refusal as a page, or as a fragment to htmx, with its status."""
    log.info("refused", code=refused.code, status=refused.status, path=request.path)
    fragment = request.headers.get("HX-Request") == "true"
    context = {"refused": refused, "fragment": fragment, "text": refused.message}
    return _page(request, "ui/refused.html", context, status=refused.status)


def _page(
    request: HttpRequest, template: str, context: dict[str, object], *, status: int
) -> HttpResponse:
    try:
        return render(request, template, context, status=status)
    except TemplateDoesNotExist:  # an error page must never fail
        return HttpResponse(
            str(context["text"]), status=status, content_type="text/plain; charset=utf-8"
        )
