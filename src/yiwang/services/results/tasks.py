"""What the worker does when the record says that something happened to a case or a document.

Everything heavy (typst, faces, signatures) stays behind a name, so that a web worker never loads it.
"""

from collections.abc import Callable
from uuid import UUID

from django.utils.module_loading import import_string

from yiwang.kernel.cases.queries import get_case
from yiwang.kernel.city.queries import get_item
from yiwang.kernel.records.tasks import handler
from yiwang.kernel.records.types import Payload
from yiwang.lib import clock
from yiwang.lib.actor import system
from yiwang.services.results import actions
from yiwang.services.results.actions import delivering
from yiwang.services.results.types import CERTIFICATE_KINDS, Kind

MAKE = "yiwang.services.results.actions.making.make"
PRINTER = system("results.print")
LETTERS = {
    "case.received": Kind.RECEIPT,
    "case.declined": Kind.DECLINED,
    "case.supplement-asked": Kind.SUPPLEMENT,
    "case.suspended": Kind.SUSPENDED,
    "case.extended": Kind.EXTENDED,
    "case.delivered": Kind.DELIVERY,
}


@handler
def write(payload: Payload) -> None:
    """Plan the letter that an event of a case calls for."""
    _plan(payload, LETTERS[payload["event"]])


@handler
def write_acceptance(payload: Payload) -> None:
    """A permit's acceptance needs a dated, sealed voucher (行政许可法 32); others where declared."""
    service = get_item(get_case(UUID(payload["about_id"])).release).service
    if service.regime == "行政许可法" or "accepted" in service.notices:
        _plan(payload, Kind.ACCEPTANCE)


@handler
def write_decision(payload: Payload) -> None:
    """Plan the written decision (行政许可法 38); what results.issue hands over speaks for itself."""
    if payload["data"].get("outcome") == "refused":
        _plan(payload, Kind.REFUSED)
        return
    item = get_item(get_case(UUID(payload["about_id"])).release)
    handed = "results.issue" in item.process and (
        item.result is not None and item.result.kind in CERTIFICATE_KINDS
    )
    if payload["data"].get("outcome") == "granted" and not handed:
        _plan(payload, Kind.GRANTED)


@handler
def deliver(payload: Payload) -> None:
    """A case that closed after its results were sealed is delivered now."""
    delivering.note_if_due(case_id=UUID(payload["about_id"]), actor=PRINTER, at=clock.now())


@handler
def make(payload: Payload) -> None:
    """Print and seal a planned document."""
    made: Callable[..., object] = import_string(MAKE)
    made(document_id=UUID(payload["about_id"]), actor=PRINTER, at=clock.now())


def _plan(payload: Payload, kind: Kind) -> None:
    actions.plan_letter(
        case_id=UUID(payload["about_id"]),
        kind=kind,
        cause=f"record:{payload['record_id']}",
        actor=PRINTER,
        at=clock.now(),
    )
