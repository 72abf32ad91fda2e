"""What stands beside a case: documents, drafts with uploads, rows that the province sent back."""

from collections.abc import Collection
from uuid import UUID

from tests.house.leaks import declared
from tests.house.leaks.declared import HOME
from tests.house.leaks.people import Thing
from tests.house.leaks.times import LATER, NUMBERS, OPENED, SYSTEM, canary
from tests.house.leaks.world import World
from yiwang.connectors.province import actions as province
from yiwang.connectors.province.actions.fitting import reject
from yiwang.connectors.province.types import Fault
from yiwang.kernel.cases.types import Channel
from yiwang.kernel.city import queries
from yiwang.kernel.files.actions import store_own
from yiwang.services.intake.models import Draft, Upload
from yiwang.services.results.models import Document
from yiwang.services.results.types import Kind, State


def rejected(world: World, thing: Thing, *, keepers: Collection[str]) -> None:
    """A row of this case that the province sent back, with a secret in the reason."""
    secret, case = canary(), str(thing.values["case_id"][0])
    row = province.write(
        record_id=next(NUMBERS),
        event="case.received",
        about=case,
        data={},
        actor=SYSTEM,
        at=LATER,
    )
    reject(row, [Fault("申请者名称", f"省里说 {secret}", "请改")], actor=SYSTEM)
    world.things.append(
        Thing(
            f"row of {thing.name}",
            None,
            frozenset(keepers),
            "connectors.mend",
            (secret,),
            {"row_id": (row.pk,), "key": (row.key,)},
            within=thing,
        )
    )


def document(world: World, thing: Thing) -> None:
    """A sealed document of this case, seen by whoever sees the case."""
    secret = canary()
    stored = store_own(
        content=f"%PDF-1.4 {secret}".encode(),
        name=f"{secret}.pdf",
        media_type="application/pdf",
        actor=SYSTEM,
        at=OPENED,
    )
    sealed = {"state": State.SEALED, "file": stored.pk, "seal": "演示 无效", "sealed_at": OPENED}
    licence = {"kind": Kind.CERTIFICATE, "licence": f"1.2.156.3005.2.{secret}.1"}
    receipt = {"kind": Kind.RECEIPT}
    blocked = {"state": State.BLOCKED, "problem": f"缺字 {secret}"}
    made = Document.objects.create(
        case_id=thing.values["case_id"][0],
        organisation=min(thing.organisations),
        party=thing.party,
        title=f"收件凭证 {secret}",
        number=f"示收〔2026〕{secret}号",
        content={"blocks": [], "fields": [], "dates": {}, "public": []},
        dated=OPENED.date(),
        cause="leaks",
        planned_at=OPENED,
        **(blocked if "accepted" in thing.name else sealed),
        **(licence if "checked" in thing.name or "closed" in thing.name else receipt),
    )
    world.things.append(
        Thing(
            f"document of {thing.name}",
            thing.party,
            thing.organisations,
            "cases.see",
            (secret,),
            {"document_id": (made.pk,)},
            item=thing.item,
        )
    )


def draft(world: World, party: UUID, *, counter: str = "") -> None:
    """What is not sent yet: of the applicant alone, or of the counter that began it."""
    secret, key = canary(), declared.key_of(HOME)
    made = Draft.objects.create(
        key=key,
        release=queries.get_current(key).hash,
        organisation=counter,
        party=party,
        channel=Channel.HALL if counter else Channel.ONLINE,
        answers={"面积": "60", "店名": f"店 {secret}"},
        phone="19900000001",
        address=f"某路 {secret}",
        opened_at=OPENED,
        saved_at=OPENED,
    )
    stored = store_own(
        content=f"%PDF-1.4 {secret}".encode(),
        name=f"{secret}.pdf",
        media_type="application/pdf",
        actor=SYSTEM,
        at=OPENED,
    )
    upload = Upload.objects.create(
        draft=made,
        organisation=counter,
        party=party,
        material="plan",
        file=stored.pk,
        name=f"{secret}.pdf",
        size=9,
        at=OPENED,
    )
    world.things.append(
        Thing(
            f"draft of {party} {counter}",
            None if counter else party,
            frozenset({counter} if counter else ()),
            "cases.receive" if counter else "",
            (secret,),
            {"draft_id": (made.pk,), "upload_id": (upload.pk,)},
            item=key,
        )
    )
