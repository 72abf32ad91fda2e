"""From the story of a case to its dates, its light and the steps that explain them."""

from collections.abc import Iterable
from datetime import date

from yiwang.lib.dates import Due, WorkCalendar
from yiwang.lib.limits import wording
from yiwang.lib.limits.story import Story, tell
from yiwang.lib.limits.values import Clock, Event, Light, Limit, Reckoning, Terms

WARNING = 2  # days left at which the light turns, half the limit for shorter ones
SEVERITY = (Light.NONE, Light.NORMAL, Light.WARNING, Light.OVERDUE)


def reckon(
    events: Iterable[Event],
    terms: Terms,
    calendar: WorkCalendar,
    *,
    today: date,
    zone: str = "Asia/Shanghai",
) -> Reckoning:
    """Reckon where a case stands on `today`; legal days are those of `zone`.

    The same events give the same dates. Day 0 is the day of receipt or acceptance, at whatever
    hour and also on a holiday; counting begins with the next (working) day.
    """
    story = tell(events, terms, calendar, today=today, zone=zone)
    if story.received is None:
        return Reckoning()
    statutory, promised = story.regime.limit(terms), _promised(terms)
    dues = {
        "statutory": _due(story, statutory),
        "promised": _due(story, promised),
        "issue": _issue(story),
        "expected": _expected(story, promised),
    }
    legal = _clock(story, statutory, dues["statutory"])
    ours = _clock(story, promised, dues["promised"])
    reasons = [due.reason for due in dues.values() if due and due.tentative]
    return Reckoning(
        received=story.received,
        accepted=story.accepted,
        deemed=bool(story.deemed),
        decided=story.decided,
        statutory=legal,
        promised=ours,
        supplement_by=_supplement_by(story),
        answer_by=story.answer_by,
        issue_by=dues["issue"].date if dues["issue"] else None,
        expected=dues["expected"].date if dues["expected"] else None,
        waiting=story.waiting,
        ended=story.ended is not None,
        light=_light(story, ((legal, statutory), (ours, promised)), dues["issue"]),
        steps=wording.steps(story, {"statutory": statutory, "promised": promised}, dues),
        tentative=bool(reasons),
    )


def _promised(terms: Terms) -> Limit | None:
    if terms.promised is None and terms.immediate:
        return Limit(1, "工作日", "即办件")
    return terms.promised


def _due(story: Story, limit: Limit | None) -> Due | None:
    """Count a limit from day 0, less what does not count; while stopped, as if resumed today."""
    start = story.start
    if limit is None or start is None:
        return None
    base = _count(
        story, start, Limit(limit.days + stopped(story, start, limit), limit.unit, limit.law)
    )
    if story.extension is None:
        return base
    more = story.calendar.after(base.date, story.extension.days)
    return Due(more.date, base.tentative or more.tentative, more.reason or base.reason)


def stopped(story: Story, start: date, limit: Limit) -> int:
    """Add up the pauses: from the day after each began to the day it ended."""
    total = 0
    for pause in story.pauses:
        begin = max(start, pause.start)
        end = max(begin, pause.end or story.until)
        working = story.calendar.between(begin, end)
        total += working if limit.unit == "工作日" else (end - begin).days
    return total


def _count(story: Story, start: date, limit: Limit) -> Due:
    if limit.unit == "工作日":
        return story.calendar.after(start, limit.days)
    return story.calendar.after_days(start, limit.days)


def _clock(story: Story, limit: Limit | None, due: Due | None) -> Clock | None:
    if limit is None or due is None:
        return None
    working = limit.unit == "工作日"
    between = story.calendar.between(story.until, due.date)
    left = between if working else (due.date - story.until).days
    return Clock(due.date, left, stopped=story.paused is not None)


def _issue(story: Story) -> Due | None:
    rule = story.regime.issued_by(story.terms)
    if rule is None or story.decided is None or story.outcome not in {"", "granted"}:
        return None
    return story.calendar.after(story.decided, rule.days)


def _expected(story: Story, promised: Limit | None) -> Due | None:
    """Before acceptance: the promise, if the organ takes all the time it has to accept."""
    silent = story.start or story.waiting or story.ended or story.decided
    if promised is None or silent:
        return None
    accepted = story.window or story.receipts[-1]
    return _count(story, accepted, promised)


def _supplement_by(story: Story) -> date | None:
    open_to_it = not (story.accepted or story.waiting or story.ended or story.decided)
    return story.window if open_to_it else None


def _light(
    story: Story, clocks: Iterable[tuple[Clock | None, Limit | None]], issue: Due | None
) -> Light:
    if story.ended or story.delivered:
        return Light.NONE
    if story.decided:
        return _remaining_light(_left(story, issue), WARNING)
    if story.waiting or story.paused:
        return Light.STOPPED
    lights = [
        _remaining_light(clock.remaining, min(WARNING, limit.days // 2))
        for clock, limit in clocks
        if clock and limit
    ]
    if not lights:
        last = story.window
        lights.append(_remaining_light(_left(story, Due(last) if last else None), WARNING))
    return max(lights, key=SEVERITY.index)


def _left(story: Story, due: Due | None) -> int | None:
    return None if due is None else story.calendar.between(story.today, due.date)


def _remaining_light(remaining: int | None, warning: int) -> Light:
    if remaining is None:
        return Light.NONE
    if remaining < 0:
        return Light.OVERDUE
    return Light.WARNING if remaining <= warning else Light.NORMAL
