"""Who may see figures, and the cases behind them."""

from yiwang.cockpit.indicators.types import SEE
from yiwang.lib.actor import Actor, Kind
from yiwang.lib.refused import Refused, permits


def check_can_see(actor: Actor) -> None:
    """Officials to whom some organisation granted it; each sees the figures of those alone."""
    if actor.kind == Kind.ANONYMOUS:
        raise Refused("sign-in-first", "请先登录工作台。", status=401)
    if not actor.organisations(SEE):
        raise Refused(
            "indicators-not-yours", "您的岗位不看指标。需要时请本机构负责人调整岗位。", status=403
        )


can_see = permits(check_can_see)


def check_can_compute(actor: Actor) -> None:
    """Figures are computed over every case, by the house itself."""
    if actor.kind != Kind.SYSTEM:
        raise Refused("indicators-computed", "指标由系统计算，不能填写。", status=403)


can_compute = permits(check_can_compute)
