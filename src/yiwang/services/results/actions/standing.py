"""撤销, 撤回, 吊销, 暂扣, 恢复, 注销: the register's row changes, and a decision is written."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from yiwang.kernel.city.queries import get_city
from yiwang.kernel.records.actions import record
from yiwang.kernel.registers import actions as registers
from yiwang.kernel.registers import queries as rows
from yiwang.lib.actor import Actor, system
from yiwang.lib.refused import Refused
from yiwang.services.results import policies, queries
from yiwang.services.results.actions import numbering, planning
from yiwang.services.results.engine import wording
from yiwang.services.results.models import Document
from yiwang.services.results.queries.licences import kept_here
from yiwang.services.results.queries.words import case_words, sentence
from yiwang.services.results.types import REGISTER, STYLES, Act, Licence

KEEPER = system("results.manage")


@transaction.atomic
def change_standing(
    *, document_id: UUID, act: str, reasons: str, law: str, actor: Actor, at: datetime
) -> Document:
    """Do an act to a licence and plan its decision; returns the decision.

    Raises Refused when the actor may not, the standing does not allow it, or reasons or article
    are missing.
    """
    licence = queries.get_licence(document_id, at=at, lock=True)
    certificate = licence.document
    policies.check_can_manage(actor, certificate)
    done = policies.check_standing(act, licence.standing)
    policies.check_grounds(reasons=reasons, law=law)
    _write(licence, done, reasons=reasons, at=at)
    record(
        "licence.standing-changed",
        about=certificate,
        actor=actor,
        at=at,
        data={"act": act, "before": licence.standing, "after": done.after},
    )
    return _decide(certificate, licence, done, reasons=reasons, law=law, actor=actor, at=at)


def _write(licence: Licence, act: Act, *, reasons: str, at: datetime) -> None:
    if not kept_here():
        raise Refused(
            "licence-kept-elsewhere", "证照库由上级平台掌握，请在上级平台办理。", status=409
        )
    today = at.astimezone(get_city().zone).date()
    known = rows.list_current(REGISTER, licence.identifier, lock=True)
    if not known:
        raise Refused("licence-not-found", "证照库里没有这张证照。", status=404)
    if known[0].valid_from >= today:  # a second act on one day mends that day's row
        registers.correct(
            register=REGISTER,
            key=licence.identifier,
            changes={"state": act.after},
            reason=f"{act.title}：{reasons}",
            valid_from=known[0].valid_from,
            actor=KEEPER,
            at=at,
        )
        return
    registers.put(
        register=REGISTER,
        row={**known[0].row, "state": act.after},
        valid_from=today,
        actor=KEEPER,
        at=at,
        source=act.title,
    )


def _decide(
    certificate: Document,
    licence: Licence,
    act: Act,
    *,
    reasons: str,
    law: str,
    actor: Actor,
    at: datetime,
) -> Document:
    case = certificate.case
    dated = at.astimezone(get_city().zone).date()
    organ = get_city().organisations[certificate.organisation]
    words = case_words(case, at=at)
    said = f"本机关决定对您的《{licence.title}》（{licence.number}）予以{act.title}。"
    blocks: list[wording.Block] = [
        {"kind": "address", "runs": [{"text": f"{licence.holder}：", "bold": False}]},
        wording.paragraph(said),
        wording.paragraph(sentence(reasons), lead="事实和理由："),
        wording.paragraph(sentence(law), lead="依据："),
    ]
    if STYLES[act.kind].adverse:
        blocks.append(planning.remedy(words))
    blocks.append(wording.paragraph(f"本决定由{organ.title}的工作人员具名作出。"))
    return planning.plan(
        case=case,
        kind=act.kind,
        title=f"{act.title}{licence.title}决定书",
        number=numbering.letter_number(case, act.kind, dated=dated),
        content={"blocks": blocks},
        dated=dated,
        cause=f"standing:{at:%Y%m%dT%H%M%S.%f}",
        actor=actor,
        at=at,
    )
