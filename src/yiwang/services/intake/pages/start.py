"""/apply/<pack>/<service>: first whether this is the right item, then who applies, then a draft."""

from collections.abc import Sequence

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods

from yiwang.declarations.shapes.service import FormPage, Redirect
from yiwang.kernel.cases.queries.showing import moment
from yiwang.kernel.city.queries import get_city, get_current, get_item
from yiwang.kernel.city.types import Item
from yiwang.kernel.forms import engine as forms
from yiwang.kernel.parties.queries import get_shown
from yiwang.kernel.records.engine.disclosure import disclose, discloses
from yiwang.lib import clock
from yiwang.lib.actor import Kind
from yiwang.lib.refused import Refused
from yiwang.services.intake import actions, policies, queries
from yiwang.services.intake.engine import way
from yiwang.services.intake.pages.fields import field_of, posted_of, titles
from yiwang.ui.components import Link, problems
from yiwang.ui.request import CityRequest
from yiwang.ui.script import say

ASKED = "asked"


@require_GET
def apply(request: CityRequest, pack: str, service: str) -> HttpResponse:
    """Ask what decides whether this is the right item at all; nobody has to sign in for that."""
    item = get_item(get_current(f"{pack}/{service}").hash)
    if "online" not in item.service.channels:
        raise Refused(
            "not-online", "这件事现在不能在网上办，请到窗口。地址见办事指南。", status=409
        )
    page = way.deciding_page(item)
    start = reverse("apply-start", args=[pack, service])
    if page is None:
        return redirect(start)
    today = clock.now().astimezone(get_city().zone).date()
    posted = posted_of(request.GET, page, item)
    asked = ASKED in request.GET
    cleaned = forms.clean(page, item.words, {}, posted=posted, today=today) if asked else None
    if cleaned is None or cleaned.errors:
        errors = cleaned.errors if cleaned else {}
        return _ask(request, item, page, posted=posted, errors=errors)
    told = way.context(item, cleaned.answers, today=today)
    led = way.redirect(item, told)
    carried = _carried(request.GET, page)
    if led is not None:
        return lead(request, item, led, carried=carried)
    return redirect(f"{start}?{carried}")


def _carried(data: QueryDict, page: FormPage) -> str:
    """Keep what was answered on the way to signing in."""
    words = {f.word for f in page.fields}
    kept = [(k, v) for k, vs in data.lists() for v in vs if k.split("_")[0] in words]
    return urlencode([*kept, (ASKED, "1")])


def _ask(
    request: CityRequest,
    item: Item,
    page: FormPage,
    *,
    posted: dict[str, list[str]],
    errors: dict[str, str],
) -> HttpResponse:
    script = request.look.script
    questions = forms.list_questions(page, item.words, {}, cells={}, errors=errors)
    fields = tuple(
        field_of(q, item, script=script, known=False, posted=posted, heading=len(questions) == 1)
        for q in questions
    )
    context = {
        "title": page.title,
        "heading": say(page.title, script=script),
        "lead": say(page.hint, script=script) if page.hint else "",
        "fields": fields,
        "problems": problems(fields),
        "back": reverse("item", args=item.key.split("/")),
    }
    status = 422 if errors else 200
    return render(request, "services_intake/first.html", context, status=status)


def lead(request: CityRequest, item: Item, led: Redirect, *, carried: str = "") -> HttpResponse:
    """Say that another item is the right one, why, and by which article; lead there."""
    script = request.look.script
    other = get_item(get_current(led.to).hash)
    context = {
        "title": other.service.title,
        "other": say(other.service.title, script=script),
        "this": say(item.service.title, script=script),
        "why": say(led.why, script=script),
        "law": say(led.law, script=script),
        "url": f"{reverse('apply', args=led.to.split('/'))}?{carried}",
        "guide": reverse("item", args=led.to.split("/")),
    }
    return render(request, "services_intake/led.html", context)


@require_http_methods(["GET", "POST"])
@discloses(subject="applicant", purpose="开始办理")
def start(request: CityRequest, pack: str, service: str) -> HttpResponse:
    """Say for whom, what will be fetched and what for; one button begins the draft."""
    key = f"{pack}/{service}"
    if request.actor.kind == Kind.ANONYMOUS:
        return redirect(f"{reverse('access:login')}?{urlencode({'next': request.get_full_path()})}")
    party = request.actor.acting_for
    if party is None:
        raise Refused("person-only", "工作人员请在工作台的“窗口收件”里替人办理。", status=403)
    item = get_item(get_current(key).hash)
    shown = get_shown(party)
    if request.method == "POST":
        page = way.deciding_page(item)
        posted = posted_of(request.POST, page, item) if page else None
        draft = actions.open_draft(
            key=key, party=party, actor=request.actor, at=clock.now(), posted=posted
        )
        return redirect(first_page(item, draft.pk))
    disclose(request, party, ("name", "number"))
    fits = policies.fits_kind(item, shown.kind)
    script = request.look.script
    context = {
        "title": item.service.title,
        "heading": say(item.service.title, script=script),
        "shown": shown,
        "fits": fits,
        "persons": "自然人" in item.service.for_,
        "registers": [say(t, script=script) for t in _registers(item)],
        "brings": [
            (say(m.title, script=script), m.deferred)
            for m in item.service.materials
            if m.source == way.OURS
        ],
        "carried": [(k, v) for k, vs in request.GET.lists() for v in vs if k != ASKED],
        "drafts": [
            Link(
                say(item.service.title, script=script),
                resume(d.key, d.pk, d.page),
                hint=moment(d.saved_at, get_city().zone),
            )
            for d in queries.list_drafts({party}, key=key)
        ],
        "act_for": f"{reverse('access:act-for')}?{urlencode({'next': request.get_full_path()})}",
        "back": reverse("item", args=[pack, service]),
    }
    return render(request, "services_intake/start.html", context)


def _registers(item: Item) -> Sequence[str]:
    named = titles()
    sources = {w.source for w in item.words.values()} | {m.source for m in item.service.materials}
    return [named[s] for s in sorted(sources) if s in named]


def first_page(item: Item, draft_id: object) -> str:
    page = item.form.pages[0].id if item.form else "materials"
    return reverse("draft-page", args=[draft_id, page])


def resume(key: str, draft_id: object, page: str) -> str:
    """Return where a draft is gone on with: the page that was saved last."""
    item = get_item(get_current(key).hash)
    ids = [p.id for p in item.form.pages] if item.form else []
    return reverse(
        "draft-page", args=[draft_id, page if page in ids else (ids or ["materials"])[0]]
    )
