"""免申即享: one confirmation, by the person or by the village, opens the case and confirms it."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid4

from django.db import connection, transaction

from yiwang.kernel.access.actions import set_actor
from yiwang.kernel.cases import actions as cases
from yiwang.kernel.cases.models import Case
from yiwang.kernel.cases.queries import get_case, list_tasks
from yiwang.kernel.cases.types import Applicant, Channel, Deed, Submission
from yiwang.kernel.city.queries import get_current, get_item
from yiwang.kernel.city.types import Item
from yiwang.kernel.forms.types import Cell
from yiwang.kernel.parties.actions import register_person
from yiwang.kernel.parties.queries import get_shown, read_contacts
from yiwang.kernel.records.actions import record
from yiwang.kernel.registers import queries as registers
from yiwang.kernel.registers.actions.rows import key_digest
from yiwang.lib.actor import Actor, system
from yiwang.lib.refused import Refused
from yiwang.services.intake import policies
from yiwang.services.intake.actions.drafts import local
from yiwang.services.intake.actions.submitting import known
from yiwang.services.intake.engine import way
from yiwang.services.intake.queries import offers

LOOKER = system("offers")  # sees every case, only to leave out who applied already
GONE = Refused(
    "offer-gone", "这项待遇现在不能直接领：可能已经在办，或者信息有变化。请刷新后再看。", status=409
)
MOST = 20  # people on one page
TURN = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"
ROUNDS = 5  # pages of the register that one page of people may take


def mark(found: offers.Found) -> str:
    """Return the name of a row in an address: a keyed hash, never the number."""
    return key_digest(found.register, found.key).rpartition(":")[2]


@transaction.atomic
def accept_offer(*, key: str, answers: Mapping[str, object], actor: Actor, at: datetime) -> Case:
    """The person confirms for themselves, or for whom they act."""
    policies.check_resident(actor)
    party = actor.acting_for
    item = get_item(get_current(key).hash)
    found = [
        o
        for o in (offers.list_offers(party, today=local(at)) if party else [])
        if o.item.key == key
    ]
    if not found or party is None:
        raise GONE
    if found[0].case is not None:
        return get_case(found[0].case)
    return _open(item, party, cells=found[0].cells, answers=answers, actor=actor, at=at)


def _take_turn(item: Item, party: UUID) -> None:
    """Wait for whoever confirms the same thing just now: person and village, or two windows."""
    with connection.cursor() as cursor:
        cursor.execute(TURN, [f"offer:{item.key}:{party}"])


def _open(
    item: Item,
    party: UUID,
    *,
    cells: Mapping[str, Cell],
    answers: Mapping[str, object],
    actor: Actor,
    at: datetime,
) -> Case:
    _take_turn(item, party)
    if running := offers.find_running(item, party):
        return get_case(running)
    shown = get_shown(party)
    told = cells.get("联系电话")
    phone = read_contacts(party).get("phone") or (str(told.value or "") if told else "")
    submission = Submission(
        key=item.key,
        release=item.hash,
        applicant=Applicant(party, shown.kind, shown.name, shown.number, phone=phone),
        channel=Channel.PROACTIVE,
        region=way.region_of(item, answers, cells),
        answers={w: v for w, v in answers.items() if v is not None},
        cells=cells,
        materials=tuple(known(way.known_materials(item, {}))),
        agent=actor.party if actor.party != party else None,
        deed=uuid4(),
    )
    case = cases.open_case(submission=submission, actor=actor, at=at)
    for task in list_tasks(case):
        if task.deed == Deed.CONFIRM and task.state == "open":
            case = cases.complete(
                task_id=task.pk, outcome="confirm", opinion="", actor=actor, at=at
            )
    record("offer.accepted", about=case, actor=actor, at=at, data={"item": item.key})
    return case


@transaction.atomic
def find_entitled(
    *, item: Item, prefix: str, after: str, actor: Actor, at: datetime
) -> tuple[list[offers.Found], str]:
    """Return a page of people of one region who are entitled and have not applied.

    Whom an official was shown is recorded by keyed hash; the look at all cases lasts no longer
    than this.
    """
    policies.check_can_confirm(actor, region=prefix, regions=offers.list_confirming(actor))
    people: list[offers.Found] = []
    set_actor(LOOKER)
    for _ in range(ROUNDS):
        found, after = offers.scan(item, prefix=prefix, after=after, today=local(at))
        people += found
        if not after or len(people) >= MOST:
            break
    set_actor(actor)
    record(
        "offers.listed",
        about=("services_intake.offer", item.key),
        actor=actor,
        at=at,
        data={"rows": [mark(f) for f in people], "purpose": "免申即享核对"},
    )
    return people, after


@transaction.atomic
def get_entitled(
    *, item: Item, prefix: str, wanted: str, actor: Actor, at: datetime
) -> offers.Found:
    """Return one person of a region by the mark of their row; Refused when no longer entitled."""
    policies.check_can_confirm(actor, region=prefix, regions=offers.list_confirming(actor))
    register, region = offers.place_of(item)
    data, today, after = registers.get_data(register), local(at), ""
    set_actor(LOOKER)
    found = None
    while rows := registers.list_within(
        register, region=region, prefix=prefix, on=today, after=after
    ):
        after = str(rows[-1][data.key])
        row = next(
            (r for r in rows if key_digest(register, str(r[data.key])).endswith(wanted)), None
        )
        if row is not None:
            found = offers.look(item, data, register, row=row, today=today)
            break
    set_actor(actor)
    if found is None:
        raise GONE
    return found


@transaction.atomic
def confirm_for(
    *,
    item: Item,
    prefix: str,
    wanted: str,
    answers: Mapping[str, object],
    actor: Actor,
    at: datetime,
) -> Case:
    """The village confirms once for one of its people: the case is opened and confirmed."""
    found = get_entitled(item=item, prefix=prefix, wanted=wanted, actor=actor, at=at)
    set_actor(LOOKER)  # the case belongs to another organ until its task comes to the village
    party = register_person(
        name=str(found.cells["姓名"].value), number=found.key, actor=actor, at=at
    )
    case = _open(item, party.pk, cells=found.cells, answers=answers, actor=actor, at=at)
    set_actor(actor)
    return case
