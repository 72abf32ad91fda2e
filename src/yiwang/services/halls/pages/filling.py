"""/desk/window/<item>/<party>: the whole application on one page, known things ticked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from yiwang.declarations.shapes.service import Material
from yiwang.kernel.cases.pages.desk import queue_groups, speaker
from yiwang.kernel.cases.queries import gather
from yiwang.kernel.cases.queries.showing import Say
from yiwang.kernel.cases.types import Delivery
from yiwang.kernel.city.queries import get_city, get_current, get_item, list_current
from yiwang.kernel.city.types import Item
from yiwang.kernel.files.queries import list_files
from yiwang.kernel.forms import engine
from yiwang.kernel.forms.types import Cell, Question
from yiwang.kernel.parties.queries import get_shown, list_mandates
from yiwang.kernel.records.engine.disclosure import disclose, discloses
from yiwang.lib import clock
from yiwang.lib.refused import Refused
from yiwang.services.halls import actions, policies, queries
from yiwang.services.halls.pages import places
from yiwang.services.halls.types import LIMIT, Guest
from yiwang.ui.components import Field, Option, Stored, problems
from yiwang.ui.request import CityRequest

SALT = "halls.scans"
DAY = 24 * 3600
PHONE = "申请人电话"
FILE = "file-"  # before a material's id


@dataclass
class Sheet:
    """One application as it is being filled: what is known, typed, scanned, and wrong."""

    item: Item
    guest: Guest
    cells: Mapping[str, Cell]
    today: date
    posted: dict[str, list[str]] = field(default_factory=dict)
    answers: dict[str, object] = field(default_factory=dict)
    scans: dict[str, UUID] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def values(self) -> dict[str, object]:
        return queries.what_is_known(self.item, self.answers, self.cells, today=self.today)

    def first(self, name: str) -> str:
        return (self.posted.get(name) or [""])[0].strip()


@require_http_methods(["GET", "POST"])
@discloses(subject="applicant", purpose="窗口收件")
def fill(request: CityRequest, *, pack: str, service: str, party_id: UUID) -> HttpResponse:
    item = get_item(get_current(f"{pack}/{service}").hash)
    policies.check_can_receive(request.actor, item.service)
    at = clock.now()
    today = at.astimezone(get_city().zone).date()
    guest = Guest(party_id, _agent(request, item, party=party_id, today=today))
    cells = gather(item, party=party_id)
    disclose(request, party_id, ("name", "number", "phone", *cells))
    sheet = Sheet(item, guest, cells, today)
    if request.method == "GET":
        return _show(request, sheet, status=200)
    _read(request, sheet)
    leads = queries.find_redirect(item, sheet.values)
    if leads and "_refresh" not in request.POST:
        return _show(request, sheet, status=422, leads=leads)
    if sheet.errors or "_refresh" in request.POST:
        return _show(request, sheet, status=422)
    case = actions.receive(
        item=item,
        guest=guest,
        answers=sheet.answers,
        scans=sheet.scans,
        phone=sheet.first(PHONE),
        delivery=sheet.first("delivery") or Delivery.PERSONAL,
        region=places.region_of(item, sheet.values),
        deed=UUID(request.POST["deed"]) if "deed" in request.POST else uuid4(),
        actor=request.actor,
        at=at,
    )
    return redirect("window-receipt", case.pk)


@require_GET
def region(request: CityRequest) -> HttpResponse:
    """Answer a region picker with its next level."""
    policies.check_is_at_window(request.actor)
    word = next((k.rsplit("_", 1)[0] for k in request.GET if k.endswith("_1")), "")
    levels = places.levels(word, request.GET.dict())
    shown = Field(
        name=word, label=word, kind="region", levels=levels, refresh=reverse("window-region")
    )
    return render(request, "ui/parts/region-reply.html", {"field": shown})


def _agent(request: CityRequest, item: Item, *, party: UUID, today: date) -> UUID | None:
    """Return the agent of the address, if a mandate for this item is in force."""
    text = request.GET.get("agent", "")
    try:
        agent = UUID(text) if text else None
    except ValueError:
        agent = None
    if agent is None:
        return None
    held = list_mandates(agent=agent, on=today, item=item.key)
    if not any(m.principal_id == party for m in held):
        raise Refused(
            "mandate-not-in-force", "代办人没有有效的授权。请回到上一步重新登记。", status=409
        )
    return agent


def _read(request: CityRequest, sheet: Sheet) -> None:
    """Take what was sent: answers page by page, scans, telephone."""
    sheet.posted = places.join_regions(sheet.item, dict(request.POST.lists()))
    form = sheet.item.form
    for page in engine.list_pages(form, sheet.item.words, _typed(sheet)) if form else ():
        told = {f.word for f in page.fields if f.confirm and _is_found(sheet, f.word)}
        cleaned = engine.clean(
            page, sheet.item.words, sheet.values, posted=sheet.posted, today=sheet.today
        )
        sheet.answers |= {w: v for w, v in cleaned.answers.items() if w not in told}
        sheet.errors |= {w: e for w, e in cleaned.errors.items() if w not in told}
    _read_scans(request, sheet)
    if not sheet.first(PHONE):
        sheet.errors[PHONE] = "请填写申请人电话，办理中要联系得上。"


def _typed(sheet: Sheet) -> dict[str, object]:
    """Return what conditions of pages may look at: choices that were sent, and checked answers."""
    words = sheet.item.words
    sent: dict[str, object] = {
        k: list(v) if words[k].type == "list" else v[0]
        for k, v in sheet.posted.items()
        if k in words and words[k].one_of
    }
    return {**sent, **sheet.values}


def _is_found(sheet: Sheet, word: str) -> bool:
    cell = sheet.cells.get(word)
    return cell is not None and cell.status == "found"


def _read_scans(request: CityRequest, sheet: Sheet) -> None:
    """Keep new scans at once, so that an error elsewhere does not lose them."""
    try:
        held = signing.loads(sheet.first("held"), salt=SALT, max_age=DAY)
    except signing.BadSignature:
        held = {}
    sheet.scans = {k: UUID(v) for k, v in held.items() if k != request.POST.get("_remove")}
    wanted = queries.list_wanted(sheet.item, sheet.values)
    for material in (m for m in wanted if m.source == "applicant"):
        _read_scan(request, sheet, material)


def _read_scan(request: CityRequest, sheet: Sheet, material: Material) -> None:
    name = f"{FILE}{material.id}"
    sent = request.FILES.get(name)
    if sent is None:
        if material.required and not material.deferred and material.id not in sheet.scans:
            sheet.errors[name] = f"请扫描或上传“{material.title}”。"
        return
    try:
        sheet.scans[material.id] = actions.keep_scan(
            content=sent.read(),
            name=sent.name or "",
            accept=material.accept,
            field=name,
            actor=request.actor,
            at=clock.now(),
        )
    except Refused as refused:
        sheet.errors[name] = refused.message


def _show(request: CityRequest, sheet: Sheet, *, status: int, leads: Any = None) -> HttpResponse:
    say = speaker(request)
    pages = _pages(sheet, say)
    scans, known = _materials(sheet, say)
    ways = [Option(d, say(Delivery(d).label)) for d in Delivery.values]
    phone = Field(
        PHONE,
        say(PHONE),
        value=sheet.first(PHONE) or get_shown(sheet.guest.party).contacts.get("phone", ""),
        inputmode="tel",
        width="20",
        error=sheet.errors.get(PHONE, ""),
    )
    chosen = sheet.first("delivery") or Delivery.PERSONAL
    delivery = Field("delivery", say("结果怎样给申请人"), "radios", chosen, options=tuple(ways))
    shown = get_shown(sheet.guest.party)
    context = {
        "queues": queue_groups(request, current="window"),
        "title": say(sheet.item.service.title),
        "party": shown,
        "agent": get_shown(sheet.guest.agent).name if sheet.guest.agent else "",
        "pages": pages,
        "scans": scans,
        "known": known,
        "phone": phone,
        "delivery": delivery,
        "held": signing.dumps({k: str(v) for k, v in sheet.scans.items()}, salt=SALT),
        "problems": problems([f for _, _, fields in pages for f in fields] + [*scans, phone]),
        "leads": _leads(leads, say),
        "back": reverse("window-who", args=sheet.item.key.split("/")),
    }
    return render(request, "services_halls/fill.html", context, status=status)


def _leads(leads: Any, say: Say) -> dict[str, str]:
    if leads is None:
        return {}
    url = reverse("window-who", args=leads.to.split("/"))
    return {"why": say(leads.why), "law": say(leads.law), "url": url}


def _pages(sheet: Sheet, say: Say) -> list[tuple[str, str, list[Field]]]:
    """Return (title, hint, fields) of every page of the form; the clerk sees them all at once."""
    form, words = sheet.item.form, sheet.item.words
    titles = {r.key: r.title for r in list_current("register")}
    values = _typed(sheet)
    return [
        (
            say(page.title),
            say(page.hint or ""),
            [
                _field(sheet, q, say=say, titles=titles)
                for q in engine.list_questions(
                    page, words, values, cells=sheet.cells, errors=sheet.errors
                )
            ],
        )
        for page in (engine.list_pages(form, words, values) if form else ())
    ]


def _field(sheet: Sheet, q: Question, *, say: Say, titles: Mapping[str, str]) -> Field:
    is_region = q.widget == "region"
    return engine.field_of(
        q,
        say=say,
        source=_source(q.cell, titles, say),
        posted=sheet.posted,
        levels=places.levels(q.word, _first(sheet.posted)) if is_region else (),
        refresh=reverse("window-region") if is_region else "",
    )


def _first(posted: Mapping[str, list[str]]) -> dict[str, str]:
    return {k: v[0] for k, v in posted.items() if v}


def _source(cell: Cell | None, titles: Mapping[str, str], say: Say) -> str:
    if cell is None or cell.status != "found":
        return ""
    return say(f"来自{titles.get(cell.source, cell.source)} {cell.as_of}".strip())


def _materials(sheet: Sheet, say: Say) -> tuple[list[Field], list[tuple[str, str]]]:
    """Return what to scan, and what need not be brought because a register knows it."""
    titles = {r.key: r.title for r in list_current("register")}
    kept = list_files(list(sheet.scans.values()))
    wanted = queries.list_wanted(sheet.item, sheet.values)
    scans = []
    for m in (m for m in wanted if m.source == "applicant"):
        files = [kept[sheet.scans[m.id]]] if m.id in sheet.scans else []
        scans.append(
            Field(
                name=f"{FILE}{m.id}",
                label=say(m.title) + say("（可容缺，之后补）" if m.deferred else ""),
                kind="file",
                hint=say(m.criteria or m.hint or ""),
                required=m.required,
                accept=m.accept,
                limit=LIMIT,
                files=tuple(Stored(f.name, f.size, remove=m.id) for f in files),
                error=sheet.errors.get(f"{FILE}{m.id}", ""),
            )
        )
    known = [
        (say(m.title), say(titles.get(m.source, m.source)))
        for m in wanted
        if m.source != "applicant"
    ]
    return scans, known
