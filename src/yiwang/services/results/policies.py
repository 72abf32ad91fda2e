"""Who sees a document, who may change the standing of a licence."""

from yiwang.kernel.cases.policies import check_can_see
from yiwang.lib.actor import Actor, Kind
from yiwang.lib.refused import Refused, permits
from yiwang.services.results.models import Document
from yiwang.services.results.types import ACTS, MANAGE, NO_DOCUMENT, Act

DELIVER = "cases.deliver"


def check_can_see_document(
    actor: Actor, document: Document, *, absent: Refused = NO_DOCUMENT
) -> None:
    """Whoever may see the case, and the keepers of the organ's licences."""
    if actor.may(MANAGE, organisation=document.organisation):
        return
    check_can_see(actor, document.case, absent=absent)


def check_can_manage(actor: Actor, document: Document) -> None:
    """Only a named person of the organ that issued it."""
    if actor.kind != Kind.STAFF or not actor.may(MANAGE, organisation=document.organisation):
        raise Refused(
            "licence-not-yours", "您的角色不能变更这张证照的状态，请转交发证机关。", status=403
        )


def check_standing(act: str, standing: str) -> Act:
    """Return the act; raises Refused when the licence's standing does not allow it."""
    if act not in ACTS:
        raise Refused("act-unknown", "请选择要做的处理。", field="act")
    found = ACTS[act]
    if standing not in found.before:
        raise Refused(
            "licence-standing", f"这张证照现在是“{standing}”，不能{found.title}。", status=409
        )
    return found


def check_grounds(*, reasons: str, law: str) -> None:
    """A decision on a licence says why and by which article (行政许可法 69, 70)."""
    if not reasons.strip():
        raise Refused("reasons-missing", "请写明事实和理由。", field="reasons")
    if not law.strip():
        raise Refused("article-missing", "请写明依据的法律条款。", field="law")


def check_can_make_again(actor: Actor, document: Document) -> None:
    """A stopped document is put on again by those who hand documents out."""
    if not any(actor.may(deed, organisation=document.organisation) for deed in (DELIVER, MANAGE)):
        raise Refused("document-not-yours", "您的角色不能重新制作这份文书。", status=403)


can_see_document = permits(check_can_see_document)
can_manage = permits(check_can_manage)
can_make_again = permits(check_can_make_again)
