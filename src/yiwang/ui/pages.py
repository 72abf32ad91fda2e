"""The gallery: every component in all its states, and every base template once."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from yiwang.ui import gallery as g

PAGES = {
    "workbench": ("ui/gallery/workbench.html", 200, g.workbench),
    "list": ("ui/gallery/list.html", 200, g.workbench_list),
    "question": ("ui/gallery/question.html", 200, g.question),
    "problem": ("ui/gallery/question.html", 422, g.problem),
    "receipt": ("ui/gallery/receipt.html", 200, g.receipt),
    "home": ("ui/gallery/home.html", 200, g.home),
    "plain": ("ui/gallery/plain.html", 200, g.plain),
    "screen": ("ui/gallery/screen.html", 200, g.screen),
    "refused": ("ui/refused.html", 409, g.refused),
    "error": ("ui/error.html", 200, g.error),
}


@require_GET
def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component."""
    return render(request, "ui/gallery/components.html", g.components())


@require_GET
def gallery_page(request: HttpRequest, page: str) -> HttpResponse:
    """Show one base template filled as it would be."""
    if page not in PAGES:
        raise Http404
    template, status, values = PAGES[page]
    return render(request, template, values(), status=status)


@require_GET
def gallery_region(request: HttpRequest) -> HttpResponse:
    """Answer the region picker of the gallery with its next level."""
    chosen = (request.GET.get("sample_county", ""), request.GET.get("sample_town", ""))
    return render(request, "ui/parts/region-reply.html", {"field": g.region(*chosen)})
