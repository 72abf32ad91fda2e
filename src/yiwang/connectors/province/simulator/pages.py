"""A provincial platform for demonstration and tests: a real peer over HTTP, in files of its own."""

import hmac
import json
import time
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from yiwang.connectors.province.client import signature
from yiwang.connectors.province.simulator import forms
from yiwang.connectors.province.simulator.desk import Desk, Mood
from yiwang.connectors.province.types import Kind
from yiwang.lib import clock
from yiwang.ui.components import Answer, Field, Option, problems

SKEW = timedelta(minutes=5)
VERDICTS = {"accepted": "已接收", "rejected": "已退回", "pending": "待答复"}
SHAPE = {"key": str, "revision": int, "kind": str, "row": dict}


def desk() -> Desk:
    return Desk(settings.PROVINCE_FOLDER)


@csrf_exempt  # called by the platform's server, which signs what it sends
@require_http_methods(["PUT"])
def row(request: HttpRequest, key: str) -> HttpResponse:
    """Take one row and answer {verdict, faults}."""
    here = desk()
    mood = here.mood()
    if mood.slow:
        time.sleep(mood.slow)
    if mood.down:
        return JsonResponse({"error": "省平台停机维护"}, status=503)
    if not _is_signed(request, key):
        return JsonResponse({"error": "签名不符"}, status=401)
    try:
        sent = json.loads(request.body)
    except ValueError:
        sent = {}
    shaped = isinstance(sent, dict) and all(isinstance(sent.get(k), t) for k, t in SHAPE.items())
    if not shaped or sent["key"] != key or sent["kind"] not in Kind.values:
        return JsonResponse({"error": "格式不符"}, status=400)
    return JsonResponse(here.receive(sent))


def _is_signed(request: HttpRequest, key: str) -> bool:
    moment = request.headers.get("X-Province-Time", "")
    app = request.headers.get("X-Province-App", "")
    try:
        fresh = abs(clock.now() - datetime.fromisoformat(moment)) < SKEW
    except (ValueError, TypeError):
        return False
    made = signature(settings.PROVINCE_SECRET, app, moment, key, request.body)
    sign = request.headers.get("X-Province-Sign", "")
    return fresh and app == settings.PROVINCE_APP and hmac.compare_digest(made, sign)


@require_http_methods(["GET", "POST"])
def control(request: HttpRequest) -> HttpResponse:
    """Show what the province has, and let it be down, slow or strict."""
    here = desk()
    form = forms.Mood(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        here.set_mood(Mood(**form.cleaned_data))
        return redirect(request.path)
    fields = _fields(here.mood(), form)
    counts = here.counts()
    context = {
        "fields": fields,
        "problems": problems(fields),
        "counts": [Answer(label=t, value=str(counts.get(v, 0))) for v, t in VERDICTS.items()],
    }
    status = 422 if form.is_bound else 200
    return render(request, "connectors_province/control.html", context, status=status)


def _fields(mood: Mood, form: forms.Mood) -> tuple[Field, ...]:
    def error(name: str) -> str:
        return " ".join(str(e) for e in form.errors.get(name, ())) if form.is_bound else ""

    return (
        Field(
            name="down",
            label="停机",
            kind="checkboxes",
            required=False,
            value=("1",) if mood.down else (),
            options=(Option("1", "省平台停机，不接收数据"),),
        ),
        Field(
            name="pending",
            label="答复",
            kind="checkboxes",
            required=False,
            value=("1",) if mood.pending else (),
            options=(Option("1", "先收下，下一次问时再答复"),),
        ),
        Field(
            name="slow",
            label="几秒后答复",
            value=f"{mood.slow:g}",
            width="3",
            inputmode="decimal",
            error=error("slow"),
        ),
        Field(
            name="share",
            label="退回的比例",
            value=str(mood.share),
            width="3",
            unit="%",
            inputmode="numeric",
            error=error("share"),
        ),
    )
