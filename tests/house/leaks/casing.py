"""Cases in every state and relation, each with a secret in whatever a person can write."""

from uuid import UUID, uuid4

from tests.house.leaks import declared
from tests.house.leaks.people import Thing
from tests.house.leaks.times import LATER, OPENED, SYSTEM, canary, everything
from tests.house.leaks.world import World
from yiwang.kernel.cases import actions as cases
from yiwang.kernel.cases.models import Case
from yiwang.kernel.cases.types import Applicant, Channel, Handed, Submission
from yiwang.kernel.city import queries
from yiwang.kernel.files.actions import store_own
from yiwang.kernel.parties.models import Party

STATES = ("received", "supplement", "accepted", "suspended", "decided", "closed", "declined")


def case(world: World, party: UUID, organisation: str, state: str, *, involved: str = "") -> None:
    known = Party.objects.get(pk=party)
    secret = canary()
    stored = store_own(
        content=f"%PDF-1.4 {secret}".encode(),
        name=f"{secret}.pdf",
        media_type="application/pdf",
        actor=SYSTEM,
        at=OPENED,
    )
    key = declared.key_of(organisation)
    submission = Submission(
        key=key,
        release=queries.get_current(key).hash,
        applicant=Applicant(
            party, known.kind, known.name, "440703********001X", "19900000001", f"某路 {secret}"
        ),
        channel=Channel.ONLINE,
        region="440703002101",
        answers={"面积": "60", "店名": f"店 {secret}"},
        cells={},
        materials=(Handed("plan", f"平面图 {secret}", "applicant", stored.pk, secret),),
        deed=uuid4(),
    )
    case = cases.open_case(submission=submission, actor=SYSTEM, at=OPENED)
    if involved:
        case.involved = [involved]
        case.save()
    cases.add_note(case_id=case.pk, text=f"请问 {secret}", actor=SYSTEM, at=OPENED)
    _bring(case, state, secret)
    case.refresh_from_db()
    values: dict[str, tuple[object, ...]] = {
        "case_id": (case.pk,),
        "number": (case.number,),
        "task_id": tuple(case.tasks.order_by("opened_at", "id").values_list("pk", flat=True)),
        "material_id": tuple(case.materials.values_list("pk", flat=True)),
    }
    offices = frozenset({case.organisation, *case.involved})
    world.things.append(
        Thing(
            f"case {state} at {organisation} of {known.name}",
            party,
            offices,
            "cases.see",
            (secret, case.number),
            values,
            item=key,
        )
    )


# state → what officials do, one after the other; a check takes two of them
WAYS: dict[str, tuple[str, ...]] = {
    "received": (),
    "supplement": ("ask",),
    "declined": ("decline",),
    "accepted": ("accept",),
    "suspended": ("accept", "suspend"),
    "checked": ("accept", "pass", "pass"),
    "decided": ("accept", "pass", "pass", "grant"),
    "closed": ("accept", "pass", "pass", "grant", "delivered"),
}


def _bring(case: Case, state: str, secret: str) -> None:
    for turn, step in enumerate(WAYS[state]):
        worker = everything(case.organisation, f"leak-{turn}")
        task = case.tasks.get(state="open").pk
        if step == "ask":
            wanted = [f"请补正 {secret}"]
            cases.ask_supplement(task_id=task, items=wanted, actor=worker, at=LATER)
        elif step == "suspend":
            cases.suspend(case_id=case.pk, procedure="test", days=5, actor=worker, at=LATER)
        else:
            said = f"意见 {secret}"
            cases.complete(task_id=task, outcome=step, opinion=said, actor=worker, at=LATER)
