"""Who may take applications in, and for which organ."""

from yiwang.declarations.shapes.service import Service
from yiwang.lib.actor import Actor, Kind
from yiwang.lib.refused import Refused, permits

RECEIVE = "cases.receive"


def check_can_receive(actor: Actor, service: Service) -> None:
    """The role decides for which organs a window takes in; receiving is not accepting."""
    if actor.kind != Kind.STAFF or not actor.may(RECEIVE, organisation=service.organ.organisation):
        raise Refused(
            "window-not-yours", "您的窗口不收这个事项。请引导到实施机关的窗口。", status=403
        )
    if "hall" not in service.channels:
        raise Refused(
            "item-not-at-window", "这个事项不在窗口办理，请引导申请人网上办。", status=409
        )


def check_is_at_window(actor: Actor) -> None:
    if actor.kind != Kind.STAFF or not actor.organisations(RECEIVE):
        raise Refused("window-clerks-only", "这里是窗口收件，请用窗口人员的账号登录。", status=403)


can_receive = permits(check_can_receive)
