"""Replays recorded events into facts of law, under one regime; nothing here counts a due date."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from yiwang.lib.dates import WorkCalendar
from yiwang.lib.limits.regimes import REGIMES, Regime
from yiwang.lib.limits.values import Event, Kind, Terms

ENDS = frozenset({Kind.DECLINED, Kind.WITHDRAWN})


@dataclass(slots=True)
class Pause:
    """A stopped stretch: days after `start` up to and including `end` do not count."""

    procedure: str
    start: date
    told: int | None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Granted:
    """An extension as it was approved."""

    day: date
    days: int
    approver: str
    law: str


@dataclass(slots=True)
class Story:
    """The facts after the last event, as they stand on `today`.

    An event that the regime does not grant leaves no trace here: a rule of one law can not leak
    into another, whatever was recorded.
    """

    regime: Regime
    terms: Terms
    calendar: WorkCalendar
    today: date
    received: date | None = None
    receipts: list[date] = field(default_factory=list)  # of the application, of supplements
    notices: list[tuple[date, int | None]] = field(default_factory=list)
    waiting: bool = False
    accepted: date | None = None
    deemed: str = ""  # the law by which silence accepted
    late: date | None = None  # when a deemed acceptance was confirmed
    pauses: list[Pause] = field(default_factory=list)
    extension: Granted | None = None
    decided: date | None = None
    outcome: str = ""
    delivered: date | None = None
    ended: date | None = None
    end_kind: str = ""

    @property
    def paused(self) -> Pause | None:
        return self.pauses[-1] if self.pauses and self.pauses[-1].end is None else None

    @property
    def start(self) -> date | None:
        """Day 0 of the clocks."""
        if self.regime.starts == "received":
            return None if self.waiting or not self.receipts else self.receipts[-1]
        return self.accepted

    @property
    def until(self) -> date:
        """The day up to which the clock has run."""
        return self.decided or self.today

    @property
    def answer_by(self) -> date | None:
        """The applicant's last day: only where a rule ends the case by silence."""
        rule = self.regime.supplement
        basis = self.terms.supplement_basis or (rule.lapse if rule else "")
        if not basis or not self.notices or not self.notices[-1][1]:
            return None
        return self.calendar.after(self.notices[-1][0], self.notices[-1][1]).date

    @property
    def window(self) -> date | None:
        """The organ's last day to tell what is missing, or before silence accepts."""
        if not self.receipts:
            return None
        receipt = self.receipts[-1]
        if self.regime.spot:
            return (
                receipt
                if self.calendar.is_working(receipt)
                else self.calendar.after(receipt, 1).date
            )
        supplement = self.regime.supplement
        if supplement is None or supplement.days is None:
            return None
        return self.calendar.after(receipt, supplement.days).date


def tell(
    events: Iterable[Event], terms: Terms, calendar: WorkCalendar, *, today: date, zone: str
) -> Story:
    """Replay; raises KeyError for an unknown regime and ValueError for an unknown kind."""
    story = Story(REGIMES[terms.regime], terms, calendar, today)
    place = ZoneInfo(zone)
    ordered = sorted(events, key=lambda event: event.at)
    days = [_legal_day(event, place) for event in ordered]
    for event, day in zip(ordered, days, strict=True):
        _deem(story, on=day)
        _APPLY[Kind(event.kind)](story, event, day)
    _deem(story, on=max([today, *days]))
    return story


def _legal_day(event: Event, place: ZoneInfo) -> date:
    if event.at.tzinfo is None:
        raise ValueError(f"naive time in {event}")
    return event.at.astimezone(place).date()


def _deem(story: Story, *, on: date) -> None:
    """Accept by silence: from the day of receipt, once the organ's last day has passed."""
    law = story.regime.spot or (story.regime.supplement and story.regime.supplement.deemed) or ""
    if not law or story.accepted or story.waiting or story.ended or story.decided:
        return
    if story.window is not None and on > story.window:
        story.accepted, story.deemed = story.receipts[-1], law


def _receive(story: Story, _: Event, day: date) -> None:
    if story.received is None:
        story.received = day
        story.receipts.append(day)


def _notify(story: Story, event: Event, day: date) -> None:
    rule = story.regime.supplement
    in_time = story.window is None or day <= story.window
    open_to_it = bool(story.receipts) and in_time and not story.accepted and not story.waiting
    if rule and open_to_it and not (rule.once and story.notices):
        story.notices.append((day, event.days))
        story.waiting = True


def _supplement(story: Story, _: Event, day: date) -> None:
    if story.waiting:
        story.waiting = False
        story.receipts.append(day)


def _accept(story: Story, _: Event, day: date) -> None:
    if story.deemed:
        story.late = story.late or day
    elif story.accepted is None:
        story.accepted, story.waiting = day, False


def _end(story: Story, event: Event, day: date) -> None:
    if story.ended is None and not (event.kind == Kind.DECLINED and story.accepted):
        story.ended, story.end_kind, story.waiting = day, event.kind, False


def _suspend(story: Story, event: Event, day: date) -> None:
    rule = story.regime.suspension
    if rule and event.basis in rule.procedures and story.start and not story.paused:
        story.pauses.append(Pause(event.basis, day, event.days))


def _resume(story: Story, _: Event, day: date) -> None:
    if story.paused:
        story.paused.end = day


def _extend(story: Story, event: Event, day: date) -> None:
    rule = story.regime.extended_by(story.terms)
    if rule and story.start and story.extension is None:
        days = min(event.days or rule.days, rule.days)
        story.extension = Granted(day, days, event.basis or rule.approver, rule.law)


def _decide(story: Story, event: Event, day: date) -> None:
    if story.decided is None:
        story.decided, story.outcome = day, event.note
        story.accepted = story.accepted or (day if story.regime.starts == "accepted" else None)
        story.waiting = False
        _resume(story, event, day)


def _deliver(story: Story, _: Event, day: date) -> None:
    story.delivered = story.delivered or day


_APPLY = {
    Kind.RECEIVED: _receive,
    Kind.SUPPLEMENT_NOTIFIED: _notify,
    Kind.SUPPLEMENTED: _supplement,
    Kind.ACCEPTED: _accept,
    Kind.DECLINED: _end,
    Kind.WITHDRAWN: _end,
    Kind.SUSPENDED: _suspend,
    Kind.RESUMED: _resume,
    Kind.EXTENDED: _extend,
    Kind.DECIDED: _decide,
    Kind.DELIVERED: _deliver,
}
