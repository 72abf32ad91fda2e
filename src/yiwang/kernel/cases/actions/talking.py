"""Small things an applicant needs on the way: ask, correct a telephone number, choose delivery."""

import re
from datetime import datetime
from uuid import UUID

from django.db import transaction

from yiwang.kernel.cases import policies, queries
from yiwang.kernel.cases.actions import moving
from yiwang.kernel.cases.models import Case, Note
from yiwang.kernel.cases.types import Delivery
from yiwang.kernel.records.actions import record
from yiwang.lib.actor import Actor, Kind
from yiwang.lib.refused import Refused

LONGEST = 1000
PHONE = re.compile(r"1\d{10}|0\d{2,3}-?\d{7,8}")


@transaction.atomic
def add_note(*, case_id: UUID, text: str, actor: Actor, at: datetime) -> Note:
    """Ask or answer inside the case; both sides see it."""
    case = queries.get_case(case_id)
    policies.check_can_see(actor, case)
    said = text.strip()
    if not said or len(said) > LONGEST:
        raise Refused("note-length", f"请写 1 至 {LONGEST} 字。", field="text")
    note = Note.objects.create(
        case=case,
        organisation=case.organisation,
        party=case.party,
        from_applicant=actor.kind == Kind.PERSON,
        author=actor.name,
        text=said,
        at=at,
    )
    record("case.noted", about=case, actor=actor, at=at, data={"note": note.pk})
    return note


@transaction.atomic
def correct_phone(
    *, case_id: UUID, phone: str, actor: Actor, at: datetime, seen: int | None = None
) -> Case:
    case = queries.get_case(case_id, lock=True)
    policies.check_can_correct(actor, case)
    policies.check_seen(case.version, seen)
    if not PHONE.fullmatch(phone.strip()):
        raise Refused(
            "phone-format", "联系电话要填 11 位手机号，或带区号的固定电话。", field="phone"
        )
    case.applicant = {**case.applicant, "phone": phone.strip()}
    moving.save(case)
    record("case.phone-corrected", about=case, actor=actor, at=at, data={"fields": ["phone"]})
    return case


@transaction.atomic
def choose_delivery(
    *, case_id: UUID, method: str, actor: Actor, at: datetime, seen: int | None = None
) -> Case:
    case = queries.get_case(case_id, lock=True)
    policies.check_can_correct(actor, case)
    policies.check_seen(case.version, seen)
    if method not in Delivery.values:
        raise Refused("delivery-unknown", "请选择电子送达、窗口领取或邮寄。", field="method")
    case.delivery = Delivery(method)
    moving.save(case)
    record("case.delivery-chosen", about=case, actor=actor, at=at, data={"method": method})
    return case
