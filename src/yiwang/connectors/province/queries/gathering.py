"""From the tables of a case to the plain facts that the mapping takes."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from yiwang.connectors.province.models import Row
from yiwang.connectors.province.types import (
    MEND,
    Detail,
    Facts,
    Kind,
    Pause,
    Rating,
    Signed,
)
from yiwang.kernel.cases import queries as cases
from yiwang.kernel.cases.engine.numbers import implementation_code
from yiwang.kernel.cases.models import Case
from yiwang.kernel.cases.ports import Paper, papers
from yiwang.kernel.cases.types import Deed
from yiwang.kernel.city.queries import get_city, get_item
from yiwang.kernel.parties import queries as parties
from yiwang.kernel.parties.models import Party
from yiwang.lib.refused import Refused

# kinds of documents as services.results names them
VOUCHERS = frozenset({"acceptance", "declined"})
LICENCES = frozenset({"certificate", "confirmation", "filing"})
PAUSES = {"case.suspended": "suspended", "case.resumed": "resumed", "case.extended": "extended"}


def gather(kind: str, case: Case, origin: Mapping[str, Any]) -> tuple[Facts, Detail]:
    """Return what a row of this kind says; `origin` names the event it comes from."""
    details = {
        Kind.ACCEPT: _accepted,
        Kind.PROCESS: _signed,
        Kind.SPECIAL: _paused,
        Kind.RATE: _rated,
    }
    detail = details.get(Kind(kind))
    return _facts(case), detail(case, origin) if detail else None


def nth_of(case: Case, event: str, about: str) -> int:
    """Return how many rows this event about this thing has made already."""
    rows = Row.objects.filter(case=case.pk, revision=1, origin__event=event)
    return rows.filter(origin__about=about).count()


def keepers(case: Case, *, at: datetime) -> list[str]:
    """Return the offices whose people look after what comes back.

    The acting organ or its nearest superior with such a post; else those of the whole city's
    level (依托数据管理部门); else the acting organ. A keeper of another organ sees nothing of it.
    """
    city = get_city()
    roles = {key for key, role in city.roles.items() if MEND in role.deeds}
    day = at.astimezone(city.zone).date()
    found = {office for office, post in city.posts(day) if roles & set(post.roles)}
    office: str | None = case.organisation
    while office is not None and office not in found:
        office = city.organisations[office].superior
    if office is not None:
        return [office]
    central = {o for o in found if city.organisations[o].level == city.city.level}
    return sorted(central) or [case.organisation]


def _facts(case: Case) -> Facts:
    city, item = get_city(), get_item(case.release)
    organ = city.organisations[case.organisation]
    party, agent = _party(case.party), _party(case.agent)
    voucher, licence = _paper(case, VOUCHERS), _paper(case, LICENCES)
    representative = ""
    if party is not None:
        representative = parties.get_shown(party.pk).representative
    return Facts(
        number=case.number,
        implementation=implementation_code(item.service, organ),
        title=case.title,
        handling=item.service.handling,
        party_kind=case.applicant["kind"],
        number_kind=party.number_kind if party else "",
        number_text=parties.read_number(party) if party else "",
        name=case.applicant["name"],
        representative=representative,
        agent=agent.name if agent else "",
        agent_kind=agent.number_kind if agent else "",
        agent_number=parties.read_number(agent) if agent else "",
        phone=case.applicant.get("phone", ""),
        channel=case.channel,
        region=_whole(case.region or organ.region),
        organ=organ.title,
        organ_code=organ.credit_code,
        received=case.received_at.astimezone(city.zone),
        accepted=_local(case.accepted_at),
        decided=_local(case.decided_at),
        closed=_local(case.closed_at),
        promised=case.promised_due,
        outcome=case.get_outcome_display(),
        reasons=case.reasons,
        delivery=case.delivery,
        fee=bool(item.service.fee),
        voucher=voucher.number if voucher else "",
        licence=licence.title if licence else "",
        licence_number=licence.number if licence else "",
        licence_until=licence.until if licence else None,
    )


def _paper(case: Case, kinds: frozenset[str]) -> Paper | None:
    """Return the document of these kinds, if a room that issues documents has numbered one."""
    found = [paper for key in papers for paper in papers.get(key)(case.pk)]
    return next((paper for paper in found if paper.kind in kinds), None)


def _party(party: UUID | None) -> Party | None:
    """Return a party; None when there is none, so that the row is sent back as incomplete."""
    try:
        return parties.get_party(party) if party else None
    except Refused:
        return None


def _local(at: datetime | None) -> datetime | None:
    return at.astimezone(get_city().zone) if at else None


def _accepted(case: Case, origin: Mapping[str, Any]) -> Signed | None:
    """Return the last signature on an acceptance; None when nobody had to sign."""
    tasks = [t for t in cases.list_tasks(case) if t.deed == Deed.ACCEPT and t.done_at]
    return _signature(tasks[-1], {**origin, "nth": -1}) if tasks else None


def _signed(case: Case, origin: Mapping[str, Any]) -> Signed:
    task = next(t for t in cases.list_tasks(case) if str(t.pk) == origin["about"])
    return _signature(task, origin)


def _signature(task: Any, origin: Mapping[str, Any]) -> Signed:
    signed = sorted((a for a in task.assignments.all() if a.signed_at), key=lambda a: a.signed_at)
    mine = signed[origin["nth"]]
    zone = get_city().zone
    return Signed(
        step=task.name,
        by=mine.name,
        outcome=mine.outcome,
        opinion=mine.opinion,
        began=task.opened_at.astimezone(zone),
        ended=mine.signed_at.astimezone(zone),
    )


def _paused(case: Case, origin: Mapping[str, Any]) -> Pause:
    events = cases.list_events(case)
    kind, nth = PAUSES[origin["event"]], origin["nth"]
    of = {k: [e for e in events if e.kind == k] for k in PAUSES.values()}
    zone = get_city().zone
    if kind == "extended":
        event = of["extended"][nth]
        at = event.at.astimezone(zone)
        return Pause(
            extension=True,
            name="延长审批",
            began=at,
            basis=event.note,
            ended=at,
            result=f"延长 {event.days} 个工作日",
        )
    began = of["suspended"][nth]
    ended = of["resumed"][nth] if kind == "resumed" else None
    return Pause(
        extension=False,
        name=began.basis,
        began=began.at.astimezone(zone),
        basis=f"{began.basis}，所需 {began.days} 日",
        ended=ended.at.astimezone(zone) if ended else None,
        result=ended.note if ended else "",
    )


def _rated(_case: Case, origin: Mapping[str, Any]) -> Rating:
    data = origin["data"]
    return Rating(
        grade=int(data["grade"]),
        channel=str(data.get("channel", "")),
        text=str(data.get("text", "")),
        at=datetime.fromisoformat(origin["at"]).astimezone(get_city().zone),
        times=origin["nth"] + 1,
    )


def _whole(region: str) -> str:
    """Fill a code up to the 6 or 12 figures that the tables take; a town's has 9."""
    return region.ljust(6 if len(region) <= len("440703") else 12, "0")
