from django.urls import path

from yiwang.ui import help as guidance
from yiwang.ui import look, pages

urlpatterns = [
    path("look", look.switch, name="look"),
    path("help", guidance.index, name="help"),
    path("help/accessibility", guidance.accessibility, name="help-accessibility"),
    path("help/privacy", guidance.privacy, name="help-privacy"),
    path("ui", pages.gallery, name="gallery"),
    path("ui/region", pages.gallery_region, name="gallery-region"),
    path("ui/<slug:page>", pages.gallery_page, name="gallery-page"),
]
