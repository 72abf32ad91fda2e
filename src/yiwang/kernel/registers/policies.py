"""Who may see and correct rows of a register."""

from yiwang.declarations.shapes.pack import Data
from yiwang.lib.actor import Actor, Kind
from yiwang.lib.refused import Refused, permits

SEE, CORRECT = "registers.see", "registers.correct"


def check_can_see(actor: Actor, data: Data, *, purpose: str) -> None:
    """By purpose and sharing class: 不予共享 stays with its owner; others need the deed anywhere."""
    if not purpose.strip():
        raise Refused("purpose-missing", "请写明查询目的（办理何事）后再查询。", field="purpose")
    if actor.kind == Kind.SYSTEM:
        return
    granted = actor.organisations(SEE)
    if data.owner in granted or (granted and data.sharing != "不予共享"):
        return
    raise Refused(
        "register-not-shared",
        f"您不能查询“{data.title}”。请向数源部门申请共享，或请其代查。",
        status=403,
    )


def check_can_correct(actor: Actor, data: Data) -> None:
    """Only the owner of the data corrects it (一数一源)."""
    if actor.kind == Kind.SYSTEM or actor.may(CORRECT, organisation=data.owner):
        return
    raise Refused(
        "register-not-yours",
        f"“{data.title}”由数源部门维护。发现错误请提出校核纠错。",
        status=403,
    )


can_see = permits(check_can_see)
can_correct = permits(check_can_correct)
