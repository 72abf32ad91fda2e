"""May this event be recorded now? What the regime does not grant is refused, with the reason."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from zoneinfo import ZoneInfo

from yiwang.lib.dates import WorkCalendar
from yiwang.lib.limits.reckoning import reckon
from yiwang.lib.limits.story import Story, tell
from yiwang.lib.limits.values import Event, Kind, Terms
from yiwang.lib.limits.wording import say
from yiwang.lib.refused import Refused


def check(  # noqa: PLR0917 - events, terms, event, calendar read as one sentence
    events: Iterable[Event],
    terms: Terms,
    new: Event,
    calendar: WorkCalendar,
    *,
    zone: str = "Asia/Shanghai",
) -> None:
    """Raise Refused (code `limits-…`) when the regime does not grant `new` after `events`."""
    told = sorted(events, key=lambda event: event.at)
    if told and new.at < told[-1].at:
        raise Refused("limits-order", "这一步的时间早于已记录的上一步，请刷新后重试。", status=409)
    day = new.at.astimezone(ZoneInfo(zone)).date()
    story = tell(told, terms, calendar, today=day, zone=zone)
    kind = Kind(new.kind)
    _check_open(story, kind)
    if kind is Kind.EXTENDED:
        clock = reckon(told, terms, calendar, today=day, zone=zone).statutory
        _check_extend(story, new, clock.due if clock else None)
    else:
        _CHECKS.get(kind, _fine)(story, new, day)


def _check_open(story: Story, kind: Kind) -> None:
    if kind is Kind.RECEIVED:
        if story.received:
            raise Refused("limits-received-twice", "本件已经收件，不能重复收件。", status=409)
        return
    if story.received is None:
        raise Refused("limits-not-received", "本件尚未收件，不能办理这一步。")
    voucher = (
        kind is Kind.DELIVERED and story.end_kind == Kind.DECLINED
    )  # 不予受理 is delivered too
    if story.ended and not voucher:
        raise Refused("limits-ended", "本件已经结束，不能再办理这一步。", status=409)
    if story.decided and kind is not Kind.DELIVERED:
        raise Refused("limits-decided", "本件已经作出决定，不能再办理这一步。", status=409)


def _check_notify(story: Story, _: Event, day: date) -> None:
    rule = story.regime.supplement
    if rule is None:
        raise Refused(
            "limits-no-supplement",
            f"{story.regime.name}没有补正程序：材料不齐的，应当场书面告知不予受理并一次性告知"
            f"需要补正的全部内容（{story.regime.spot}）。",
        )
    if story.deemed:
        raise Refused(
            "limits-deemed-accepted",
            f"已超过一次告知的期限，自 {say(story.accepted or day)}起视为受理（{story.deemed}），"
            "不能再要求补正。",
        )
    if story.accepted:
        raise Refused("limits-accepted", "本件已经受理，不能再要求补正。", status=409)
    if story.waiting or (rule.once and story.notices):
        raise Refused(
            "limits-supplement-twice",
            f"补正内容只能一次告知（{rule.law or '一次性告知'}），不能再次要求补正。",
        )
    if story.window and day > story.window:
        raise Refused(
            "limits-supplement-late",
            f"一次告知补正的期限是 {say(story.window)}（{rule.law}），已经过了。",
        )


def _check_supplemented(story: Story, _: Event, __: date) -> None:
    if not story.waiting:
        raise Refused("limits-not-waiting", "本件没有等待补正的内容。", status=409)


def _check_accept(story: Story, _: Event, __: date) -> None:
    if story.accepted and (not story.deemed or story.late):
        raise Refused("limits-accepted", "本件已经受理，不能重复受理。", status=409)


def _check_decline(story: Story, _: Event, day: date) -> None:
    if story.deemed:
        raise Refused(
            "limits-deemed-accepted",
            f"本件已于 {say(story.accepted or day)}视为受理（{story.deemed}），"
            "不能再不予受理，请作出准予或者不予的决定。",
        )
    if story.accepted:
        raise Refused("limits-accepted", "本件已经受理，不能再不予受理。", status=409)
    if story.waiting and story.answer_by is None:
        raise Refused(
            "limits-silence",
            "申请人没有补正，但本事项没有规定逾期不补正即终止的依据和期限，不能因此结束办理。",
        )
    if story.waiting and story.answer_by and day <= story.answer_by:
        raise Refused("limits-silence-early", f"补正期限到 {say(story.answer_by)}，尚未届满。")


def _check_suspend(story: Story, new: Event, _: date) -> None:
    rule = story.regime.suspension
    if rule is None:
        raise Refused("limits-no-suspension", f"“{story.regime.name}”没有停止计时的规定。")
    if new.basis not in rule.procedures:
        raise Refused(
            "limits-not-a-procedure",
            f"“{new.basis}”不能停止计时：{rule.law} 只列明{'、'.join(rule.procedures)}。",
        )
    if story.start is None:
        raise Refused("limits-not-running", "本件尚未开始计时，不能停止计时。")
    if story.paused:
        raise Refused("limits-stopped", "本件正在特别程序中，不能重复停止计时。", status=409)
    if not new.days or new.days < 1:
        raise Refused(
            "limits-days-untold",
            f"请填写{new.basis}所需的工作日数，须书面告知申请人（{rule.law}）。",
        )


def _check_resume(story: Story, _: Event, __: date) -> None:
    if not story.paused:
        raise Refused("limits-not-stopped", "本件没有停止计时，不需要恢复。", status=409)


def _check_extend(story: Story, new: Event, due: date | None) -> None:
    rule = story.regime.extended_by(story.terms)
    if rule is None:
        raise Refused("limits-no-extension", f"“{story.regime.name}”没有延长期限的规定。")
    if due is None or story.start is None:
        raise Refused("limits-not-running", "本件尚未开始计时，不能延长期限。")
    if story.extension:
        raise Refused("limits-extended-twice", f"期限只能延长一次（{rule.law}）。", status=409)
    if new.days is None or not 0 < new.days <= rule.days:
        raise Refused(
            "limits-extension-days", f"延长期限应为 1 至 {rule.days} 个工作日（{rule.law}）。"
        )
    if story.today > due:
        raise Refused("limits-overdue", f"法定期限已于 {say(due)}届满，不能再延长。")


def _check_decide(story: Story, new: Event, _: date) -> None:
    on_the_spot = new.note in {"", "granted"}
    formal = bool(story.regime.counting) and story.regime.starts == "accepted"
    if formal and story.accepted is None and not on_the_spot:
        raise Refused("limits-not-accepted", "本件尚未受理，不能作出不予或者终止的决定。")
    if story.paused:
        raise Refused(
            "limits-stopped", f"{story.paused.procedure}尚未结束，请先恢复计时再作出决定。"
        )


def _check_deliver(story: Story, _: Event, __: date) -> None:
    if not story.decided and story.end_kind != Kind.DECLINED:
        raise Refused("limits-not-decided", "本件尚未作出决定，不能送达。")


def _fine(_: Story, __: Event, ___: date) -> None:
    """Receipt and withdrawal have no rule of their own."""


_CHECKS: Mapping[Kind, Callable[[Story, Event, date], None]] = {
    Kind.SUPPLEMENT_NOTIFIED: _check_notify,
    Kind.SUPPLEMENTED: _check_supplemented,
    Kind.ACCEPTED: _check_accept,
    Kind.DECLINED: _check_decline,
    Kind.SUSPENDED: _check_suspend,
    Kind.RESUMED: _check_resume,
    Kind.DECIDED: _check_decide,
    Kind.DELIVERED: _check_deliver,
}
