"""`results.issue`: what a grant produces. Facts go to the register, papers are planned here."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from yiwang.declarations.shapes.service import Result
from yiwang.kernel.cases.models import Case
from yiwang.kernel.cases.queries import get_case
from yiwang.kernel.city.queries import get_city, get_item
from yiwang.kernel.parties import queries as parties
from yiwang.kernel.parties.engine import secrets as hashes
from yiwang.kernel.registers import actions as registers
from yiwang.kernel.registers.queries import list_registers
from yiwang.lib.actor import Actor, system
from yiwang.lib.ids import licences
from yiwang.lib.ids.cleaning import clean
from yiwang.services.results import queries
from yiwang.services.results.actions import numbering, planning
from yiwang.services.results.engine import wording
from yiwang.services.results.queries.licences import kept_here
from yiwang.services.results.queries.words import case_words
from yiwang.services.results.types import CERTIFICATE_KINDS, REGISTER, Kind, Standing

CAUSE = "results.issue"
SECOND = "results.second"
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
RANDOM = 20  # capitals and digits of a licence's own serial: nobody guesses one
ISSUER = system(CAUSE)


@dataclass(frozen=True)
class Drawn:
    """A result with its number and dates, before anything is written."""

    result: Result
    kind: Kind
    number: str
    licence: str
    dated: date
    until: date | None
    words: Mapping[str, object]


@transaction.atomic
def issue(*, case_id: UUID, actor: Actor, at: datetime) -> Mapping[str, Any]:
    """Issue the declared result of a granted case and return its number and validity.

    Twice is once. A result of no document of its own (批文, none) leaves the letter to speak.
    """
    case = get_case(case_id)
    if (known := queries.find_issued(case_id)) is not None:
        return _told(known.number, known.dated, known.until)
    result = get_item(case.release).result
    if result is None or result.kind not in CERTIFICATE_KINDS:
        return {}
    drawn = _draw(case, result, at=at)
    _write_registers(case, drawn, at=at)
    _plan(case, drawn, actor=actor, at=at)
    if drawn.kind == Kind.CERTIFICATE and result.letter:
        planning.plan_letter(case_id=case_id, kind=Kind.GRANTED, cause=CAUSE, actor=actor, at=at)
    return _told(drawn.number, drawn.dated, drawn.until)


def answer(case_id: UUID, actor: Actor, at: datetime) -> Mapping[str, Any]:
    """Answer a process that rings `results.issue`."""
    return issue(case_id=case_id, actor=actor, at=at)


def _told(number: str, since: date, until: date | None) -> dict[str, Any]:
    return {
        "证照编号": number,
        "有效期起": since.isoformat(),
        "有效期止": until.isoformat() if until else "长期",
    }


def _draw(case: Case, result: Result, *, at: datetime) -> Drawn:
    city = get_city()
    organ = city.organisations[case.organisation]
    words = case_words(case, at=at)
    decided = words["决定日期"]
    dated = decided if isinstance(decided, date) else at.astimezone(city.zone).date()
    kind = CERTIFICATE_KINDS[result.kind]
    number = (
        numbering.licence_number(result.number, organ, words, dated=dated)
        if result.number
        else numbering.letter_number(case, kind, dated=dated)
    )
    licence = ""
    if result.type_code:
        serial = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM))
        licence = licences.make(type_code=result.type_code, organ=organ.credit_code, serial=serial)
    until = _until(dated, words.get(result.valid_for)) if result.valid_for else None
    dates = {"证照编号": number, "有效期起": dated, "有效期止": until or "长期"}
    return Drawn(result, kind, number, licence, dated, until, {**words, **dates})


def _until(dated: date, years: object) -> date | None:
    """Return the last day of a validity in years: the day before its anniversary."""
    if not isinstance(years, int):
        return None
    try:
        return dated.replace(year=dated.year + years) - timedelta(days=1)
    except ValueError:  # issued on 29 February
        return date(dated.year + years, 2, 28)


def _plan(case: Case, drawn: Drawn, *, actor: Actor, at: datetime) -> None:
    result = drawn.result
    facts = [{"title": f.title, "value": wording.say(drawn.words[f.word])} for f in result.fields]
    content: dict[str, Any] = {"public": _public(case, drawn)}
    if drawn.kind == Kind.CERTIFICATE:
        content |= {"fields": facts, "dates": _dates(drawn)}
        title = result.title
    else:
        template = planning.notice_of(get_item(case.release), drawn.kind)
        words = {**drawn.words, "文书编号": drawn.number}
        worded = wording.word(template, words)
        content["blocks"] = worded.blocks
        title = worded.title or result.title
    second = drawn.words.get(result.second) if result.second else None
    planning.plan(
        case=case,
        kind=drawn.kind,
        title=title,
        number=drawn.number,
        content=content,
        dated=drawn.dated,
        until=drawn.until,
        licence=drawn.licence,
        second=second_digest(wording.say(second)) if second else "",
        cause=CAUSE,
        actor=actor,
        at=at,
    )


def _dates(drawn: Drawn) -> list[dict[str, str]]:
    until = wording.say(drawn.until) if drawn.until else "长期"
    return [
        {"title": "发证日期", "value": wording.say(drawn.dated)},
        {"title": "有效期至", "value": until},
    ]


def _public(case: Case, drawn: Drawn) -> list[list[str]]:
    """Return the declared public facts; a person's own are masked before they are even stored."""
    words = get_item(case.release).words
    shown = []
    for field in drawn.result.fields:
        if field.title in drawn.result.public:
            value = wording.say(drawn.words[field.word])
            word = words.get(field.word)
            personal = word is not None and word.personal
            shown.append([field.title, value[:1] + "*" * (len(value) - 1) if personal else value])
    return shown


def second_digest(text: str) -> str:
    """Return the keyed hash of a second element, whatever its blanks and letter case."""
    return hashes.digest(SECOND, clean(text).upper())


def _write_registers(case: Case, drawn: Drawn, *, at: datetime) -> None:
    defined = {r.pk for r in list_registers()}
    if drawn.licence and kept_here() and REGISTER in defined:
        registers.put(
            register=REGISTER,
            row=_licence_row(case, drawn),
            valid_from=drawn.dated,
            actor=ISSUER,
            at=at,
            source=case.number,
        )
    _write_rosters(case, drawn, at=at)


def _licence_row(case: Case, drawn: Drawn) -> dict[str, Any]:
    organ = get_city().organisations[case.organisation]
    party = parties.get_party(case.party)
    return {
        "licence_id": drawn.licence,
        "number": drawn.number,
        "type_code": drawn.result.type_code,
        "type_name": drawn.result.title,
        "holder_key": parties.read_number(party),
        "holder_name": party.name,
        "organ": organ.title,
        "organ_code": organ.credit_code,
        "issued": drawn.dated,
        "valid_from": drawn.dated,
        "valid_until": drawn.until,
        "state": str(Standing.VALID),
        "case_number": case.number,
    }


def _write_rosters(case: Case, drawn: Drawn, *, at: datetime) -> None:
    """Add the case to each dataset that the pack declares as made by this service (名单, 名录)."""
    item = get_item(case.release)
    service = item.key.partition("/")[2]
    for register in list_registers():
        body = register.body
        mine = body.get("from_service") == service and body["owner"] == item.pack["owner"]
        if not mine or body["kind"] != "dataset":
            continue
        row = {f["id"]: drawn.words.get(f["title"]) for f in body["fields"]}
        registers.put(
            register=register.pk,
            row=row,  # type: ignore[arg-type]
            valid_from=drawn.dated,
            actor=ISSUER,
            at=at,
            source=case.number,
        )
