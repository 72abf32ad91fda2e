"""Help that is the same in every city: accessibility, and what becomes of personal data."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/help/index.html")


@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    """无障碍环境建设法 29, 32: what is done, what is not yet, and whom to tell."""
    return render(request, "ui/help/accessibility.html")


@require_GET
def privacy(request: HttpRequest) -> HttpResponse:
    """个人信息保护法 17, 30, 35: told before data is handled, in plain words."""
    return render(request, "ui/help/privacy.html")
