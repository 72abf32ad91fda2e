"""Who looks after what the province sent back."""

from yiwang.connectors.province.models import Row
from yiwang.connectors.province.types import MEND, State
from yiwang.lib.actor import Actor, Kind
from yiwang.lib.refused import Refused, permits


def check_is_keeper(actor: Actor) -> None:
    """The list is for officials who keep the line to the province."""
    if actor.kind == Kind.ANONYMOUS:
        raise Refused("sign-in-first", "请先登录工作台。", status=401)
    if actor.kind != Kind.STAFF or not actor.organisations(MEND):
        raise Refused(
            "connector-keepers-only", "退回的数据由对接人员处理，您没有这项职责。", status=403
        )


def check_can_see(actor: Actor, row: Row) -> None:
    check_is_keeper(actor)
    if not actor.organisations(MEND) & set(row.keepers):
        raise Refused("row-not-found", "没有找到这条数据，请回到列表重新打开。", status=404)


def check_can_mend(actor: Actor, row: Row) -> None:
    check_can_see(actor, row)
    if row.state != State.REJECTED:
        raise Refused(
            "row-not-rejected",
            f"这条数据现在是“{row.get_state_display()}”，不用再处理。请回到列表。",
            status=409,
        )


can_mend = permits(check_can_mend)
