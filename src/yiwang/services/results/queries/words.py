"""Every word that a notice may use, from the case, its item, its organ and its clock."""

from collections.abc import Mapping
from datetime import date, datetime

from yiwang.declarations.shapes.city import Organisation
from yiwang.declarations.shapes.service import Service
from yiwang.kernel.cases.engine import context
from yiwang.kernel.cases.models import Case, Event
from yiwang.kernel.cases.queries import list_events, reckon_case
from yiwang.kernel.cases.types import Channel
from yiwang.kernel.city.queries import get_city, get_item
from yiwang.kernel.city.types import DeclaredCity, Item
from yiwang.services.results.engine.wording import say

METHODS = {"electronic": "电子送达", "personal": "窗口领取", "post": "邮寄"}
ANY_COURT = "有管辖权的人民法院"
SUGGESTED = 10  # working days after the notice: a friendly date, nothing is lost after it


def organ_of(city: DeclaredCity, case: Case) -> Organisation:
    return city.organisations[case.organisation]


def remedies(city: DeclaredCity, case: Case, service: Service) -> tuple[str, str]:
    """Return the declared reconsideration organ (行政复议法 24) and the court."""
    organ = organ_of(city, case)
    return (
        service.reconsideration or organ.reconsideration or city.city.government,
        service.court or organ.court or ANY_COURT,
    )


def case_words(case: Case, *, at: datetime) -> dict[str, object]:
    """Return {word: value} for notices and results: typed values, not yet said."""
    city = get_city()
    item = get_item(case.release)
    return {**_own(case, item, city), **_document(case, item, city, at=at)}


def _own(case: Case, item: Item, city: DeclaredCity) -> Mapping[str, object]:
    """Answers, registers, rules and parameters, as the case knows them; undefined words are empty."""
    cells = context.merge(
        item,
        answers=case.answers,
        cells=context.restore(case.cells),
        received=case.received_at.astimezone(city.zone).date(),
        channel=Channel(case.channel),
        region=case.region,
    )
    known = {name: _typed(item, name, cell.value) for name, cell in cells.items()}
    return {**dict.fromkeys(item.words), **known}


def _typed(item: Item, name: str, value: object) -> object:
    word = item.words.get(name)
    if word is not None and word.type == "date" and isinstance(value, str):
        return date.fromisoformat(value)
    return value


def _document(case: Case, item: Item, city: DeclaredCity, *, at: datetime) -> dict[str, object]:
    organ, service = organ_of(city, case), item.service
    reckoning = reckon_case(case, at=at)
    events = {event.kind: event for event in list_events(case)}  # the latest of each kind
    office, court = remedies(city, case, service)
    special: dict[str, str] = {p.kind: p.title for p in service.special}
    paused = events.get("suspended")
    counted = events.get("extended") or paused
    return {
        "办件编号": case.number,
        "事项": case.title,
        "申请人": case.applicant["name"],
        "受理日期": _day(city, case.accepted_at),
        "决定日期": _day(city, case.decided_at),
        "承诺办结日期": reckoning.promised.due if reckoning.promised else case.promised_due,
        "法定办结日期": reckoning.statutory.due if reckoning.statutory else case.statutory_due,
        "实施主体": organ.title,
        "咨询电话": service.telephone or organ.telephone,
        "监督电话": service.complaints or organ.complaints,
        "办理地点": service.address or organ.address,
        "办理时间": service.hours or organ.hours,
        "复议机关": office,
        "诉讼法院": court,
        "理由": sentence(case.reasons or _note(events.get("extended"))),
        "补正内容": _note(events.get("supplement_notified")),
        "补正期限": _suggested(city, events.get("supplement_notified")),
        "特别程序": special.get(paused.basis, paused.basis) if paused else "",
        "所需天数": counted.days if counted else None,
        "送达方式": _method(case, events.get("delivered")),
        "送达日期": _day(city, events["delivered"].at) if "delivered" in events else None,
        "证照编号": "",
        "有效期起": None,
        "有效期止": None,
        "文书编号": "",
    }


def _day(city: DeclaredCity, at: datetime | None) -> date | None:
    return at.astimezone(city.zone).date() if at else None


def sentence(text: str) -> str:
    """Close what an official wrote with a full stop, as a printer would."""
    said = text.strip()
    return said if not said or said[-1] in "。！？；）" else f"{said}。"


def _note(event: Event | None) -> str:
    return event.note if event else ""


def _method(case: Case, event: Event | None) -> str:
    return METHODS.get(event.note if event else case.delivery, say(case.get_delivery_display()))


def _suggested(city: DeclaredCity, event: Event | None) -> date | None:
    day = _day(city, event.at) if event else None
    return city.calendar.after(day, SUGGESTED).date if day else None
