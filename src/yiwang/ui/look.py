"""How a person wants to read: script or language, and 长辈版. Two cookies, no account needed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

Script = Literal["zh-hans", "zh-hant", "en"]
SCRIPTS: tuple[Script, ...] = get_args(Script)
HTML_LANGUAGES = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant", "en": "en"}
YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Look:
    elder: bool = False
    script: Script = "zh-hans"

    @property
    def lang(self) -> str:
        """Return the value of the attribute `lang`."""
        return HTML_LANGUAGES[self.script]


def read(request: HttpRequest) -> Look:
    """Read the look from the cookies. The browser's language is not asked: Chinese is first."""
    wanted = request.COOKIES.get("yw_script", "")
    script = next((s for s in SCRIPTS if s == wanted), SCRIPTS[0])
    return Look(elder=request.COOKIES.get("yw_elder") == "1", script=script)


def middleware(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """Set `request.look` and speak its language for as long as the request lasts."""

    def respond(request: HttpRequest) -> HttpResponse:
        look = read(request)
        request.look = look  # type: ignore[attr-defined]
        request.LANGUAGE_CODE = look.script
        with translation.override(look.script):
            response = get_response(request)
        patch_vary_headers(response, ("Cookie",))
        response.headers.setdefault("Content-Language", look.lang)
        return response

    return respond


@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """Remember what the form says (`script`, `elder` 1 or 0) and go back to `next`."""
    to = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(to, allowed_hosts=None) or not to.startswith("/"):
        to = "/"
    response = HttpResponseRedirect(to)
    known = {
        "yw_script": (request.POST.get("script"), SCRIPTS),
        "yw_elder": (request.POST.get("elder"), ("0", "1")),
    }
    for cookie, (value, allowed) in known.items():
        if value is not None and value in allowed:
            response.set_cookie(
                cookie, value, max_age=YEAR, samesite="Lax", secure=request.is_secure()
            )
    return response
