"""Opening: the one way in which anything that flows begins."""

from datetime import date, datetime

from django.db import connection, transaction

from yiwang.declarations.shapes.service import Redirect
from yiwang.kernel.cases import policies, queries
from yiwang.kernel.cases.actions import moving
from yiwang.kernel.cases.engine import context, numbers
from yiwang.kernel.cases.models import Case, Material
from yiwang.kernel.cases.types import Submission
from yiwang.kernel.city.queries import get_city, get_item
from yiwang.kernel.city.types import Item
from yiwang.kernel.forms.engine import holds
from yiwang.kernel.processes import engine as processes
from yiwang.kernel.records.actions import record
from yiwang.lib.actor import Actor

NEXT = """
INSERT INTO kernel_cases_serial (prefix, last) VALUES (%s, 1)
ON CONFLICT (prefix) DO UPDATE SET last = kernel_cases_serial.last + 1 RETURNING last
"""


@transaction.atomic
def open_case(*, submission: Submission, actor: Actor, at: datetime) -> Case:
    """Receive an application (收件); the same deed twice returns the first case.

    Pins the release; starts clock and process. Receiving is not accepting (行政许可法 32).
    Refused 403 to a person whose mandate from the applicant does not cover the item, 409 where the
    item itself leads what was answered to another one.
    """
    if known := queries.find_by_deed(submission.deed):
        return known
    city, item = get_city(), get_item(submission.release)
    policies.check_can_open(actor, submission.applicant.party, item.key)
    today = at.astimezone(city.zone).date()
    policies.check_is_right_item(_led(item, submission, today=today))
    organ = city.organisations[item.service.organ.organisation]
    case = Case(
        number=_next_number(numbers.implementation_code(item.service, organ), today),
        deed=submission.deed,
        key=item.key,
        title=item.service.title,
        release=item.hash,
        organisation=item.service.organ.organisation,
        received_by=submission.received_by,
        involved=[submission.received_by] if submission.received_by else [],
        region=submission.region,
        party=submission.applicant.party,
        agent=submission.agent,
        applicant={
            "kind": submission.applicant.kind,
            "name": submission.applicant.name,
            "number": submission.applicant.number_masked,
            "phone": submission.applicant.phone,
            "address": submission.applicant.address,
        },
        channel=submission.channel,
        delivery=submission.delivery,
        answers=dict(submission.answers),
        cells=context.store(submission.cells),
        received_at=at,
    )
    case.save()
    _hand_in(case, submission, at=at)
    moving.add_event(case, "received", actor=actor, at=at)
    record(
        "case.received",
        about=case,
        actor=actor,
        at=at,
        data={"item": case.key, "release": case.release, "channel": str(case.channel)},
    )
    run = processes.start(item.process, _process_data(item, case))
    moving.advance(case, run, actor=actor, at=at)
    moving.save(case)
    return case


def _led(item: Item, submission: Submission, *, today: date) -> Redirect | None:
    """Return the first redirect that holds, whatever page or window was passed by on the way."""
    cells = context.merge(
        item,
        answers=submission.answers,
        cells=submission.cells,
        received=today,
        channel=submission.channel,
        region=submission.region,
    )
    told = context.feel_context(item, cells)
    return next((r for r in item.service.redirects if holds(r.when, told)), None)


def _next_number(implementation: str, day: date) -> str:
    prefix = numbers.prefix(implementation, day)
    with connection.cursor() as cursor:
        cursor.execute(NEXT, [prefix])
        return numbers.number(prefix, cursor.fetchone()[0])


def _hand_in(case: Case, submission: Submission, *, at: datetime) -> None:
    Material.objects.bulk_create(
        Material(
            case=case,
            organisation=case.organisation,
            party=case.party,
            material=m.material,
            title=m.title,
            source=m.source,
            file=m.file,
            note=m.note,
            added_at=at,
        )
        for m in submission.materials
    )


def _process_data(item: Item, case: Case) -> dict[str, object]:
    """What conditions may look at from the start: short answers from closed lists."""
    closed = {w for w, word in item.words.items() if word.one_of}
    return {w: v for w, v in case.answers.items() if w in closed} | {
        "渠道": case.get_channel_display()
    }
