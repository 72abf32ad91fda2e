"""What holds for every story: replay, order, additivity, and no rule outside its own law."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lib.limits.stories import CALENDAR, LIMIT_5, on, reckoned, under
from yiwang.lib.limits import REGIMES, Event, Kind, Light, Limit, Terms, check, reckon
from yiwang.lib.refused import Refused

pytestmark = pytest.mark.proves("D03.2")
START = datetime(2026, 1, 5, 4, tzinfo=UTC)
PROCEDURES = ["听证", "检验", "专家评审", "现场核查", "征求第三方意见", ""]
MOVES = st.tuples(
    st.sampled_from(sorted(Kind)),
    st.integers(0, 300),  # hours after the event before
    st.sampled_from(PROCEDURES),
    st.sampled_from([None, 1, 3, 10, 20]),
    st.sampled_from(["", "granted", "refused"]),
)
TERMS = st.builds(
    Terms,
    regime=st.sampled_from(sorted(REGIMES)),
    statutory=st.sampled_from([None, Limit(20, "工作日", "《某法》"), Limit(60, "日", "《某法》")]),
    promised=st.sampled_from([None, LIMIT_5]),
    supplement_basis=st.sampled_from(["", "《某办法》第八条"]),
)


def anything(moves: Sequence[tuple[str, int, str, int | None, str]]) -> list[Event]:
    """Make a story in which anything follows anything."""
    at, events = START, [Event("received", START)]
    for kind, hours, basis, days, note in moves:
        at += timedelta(hours=hours)
        events.append(Event(kind, at, basis, days, note))
    return events


def allowed(moves: Sequence[tuple[str, int, str, int | None, str]], terms: Terms) -> list[Event]:
    """Keep only what the regime grants, as the kernel does."""
    told: list[Event] = []
    for event in anything(moves):
        try:
            check(told, terms, event, CALENDAR)
        except Refused:
            continue
        told.append(event)
    return told


def day_of(event: Event) -> date:
    return (event.at + timedelta(hours=8)).date()


@settings(max_examples=150, deadline=None)
@given(st.lists(MOVES, max_size=7), TERMS)
def test_replay_gives_the_same_dates_in_any_order_of_reading(
    moves: list[tuple[str, int, str, int | None, str]], terms: Terms
) -> None:
    events = anything(moves)
    today = day_of(events[-1]) + timedelta(days=3)

    once = reckon(events, terms, CALENDAR, today=today)
    again = reckon(tuple(events), terms, CALENDAR, today=today)

    assert once == again


@settings(max_examples=200, deadline=None)
@given(st.lists(MOVES, max_size=8), TERMS)
def test_a_due_date_never_moves_backwards_as_events_are_added(
    moves: list[tuple[str, int, str, int | None, str]], terms: Terms
) -> None:
    events = allowed(moves, terms)

    dues = []
    for count in range(1, len(events) + 1):
        found = reckon(events[:count], terms, CALENDAR, today=day_of(events[count - 1]))
        if found.statutory and not found.ended:
            dues.append(found.statutory.due)

    assert dues == sorted(dues)


@settings(max_examples=100, deadline=None)
@given(st.lists(MOVES, max_size=6), TERMS)
def test_a_due_date_never_moves_backwards_as_days_pass(
    moves: list[tuple[str, int, str, int | None, str]], terms: Terms
) -> None:
    events = allowed(moves, terms)
    last = day_of(events[-1])

    found = [
        reckon(events, terms, CALENDAR, today=last + timedelta(days=n)) for n in (0, 1, 3, 9, 30)
    ]

    dues = [each.statutory.due for each in found if each.statutory]
    assert dues == sorted(dues)
    assert all(each.accepted in {None, found[-1].accepted} for each in found)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10), st.integers(0, 10), st.integers(1, 5))
def test_suspension_is_additive(first: int, second: int, between: int) -> None:
    accepted = [Event("received", START), Event("accepted", START)]
    at, pauses = START, list[Event]()
    for length in (first, second):
        at += timedelta(days=between)
        pauses.append(Event("suspended", at, "检验", 5))
        at += timedelta(days=length)
        pauses.append(Event("resumed", at))
    today = day_of(Event("x", at))
    terms = under("行政许可法")

    plain = reckon(accepted, terms, CALENDAR, today=today).statutory
    paused = reckon([*accepted, *pauses], terms, CALENDAR, today=today).statutory

    uncounted = sum(CALENDAR.between(day_of(pauses[i]), day_of(pauses[i + 1])) for i in (0, 2))
    assert plain
    assert paused
    assert paused.due == CALENDAR.after(plain.due, uncounted).date


@settings(max_examples=150, deadline=None)
@given(st.lists(MOVES, max_size=7), TERMS)
def test_every_step_has_a_sentence_and_a_source(
    moves: list[tuple[str, int, str, int | None, str]], terms: Terms
) -> None:
    events = anything(moves)

    found = reckon(events, terms, CALENDAR, today=day_of(events[-1]))

    assert found.steps
    assert all(step.text.endswith("。") or "暂定" in step.text for step in found.steps)
    assert all(step.law for step in found.steps)
    for due in (found.statutory, found.promised):
        assert due is None or any(step.day == due.due for step in found.steps)


ALIEN = {
    "行政许可法": ("不动产", "市场主体", "信息公开"),
    "不动产登记": ("行政许可法", "市场主体", "信息公开"),
    "市场主体登记": ("行政许可法", "不动产", "信息公开"),
    "政府信息公开": ("行政许可法", "不动产", "市场主体"),
}


@settings(max_examples=200, deadline=None)
@given(st.lists(MOVES, max_size=8), TERMS)
def test_no_rule_of_one_regime_leaks_into_another(
    moves: list[tuple[str, int, str, int | None, str]], terms: Terms
) -> None:
    events = anything(moves)
    regime = REGIMES[terms.regime]

    found = reckon(events, terms, CALENDAR, today=day_of(events[-1]) + timedelta(days=40))

    laws = " ".join(step.law for step in found.steps)
    alien = ALIEN.get(terms.regime, ("行政许可法", "不动产", "市场主体", "信息公开"))
    assert not [law for law in alien if law in laws]
    assert not found.deemed or terms.regime in {"行政许可法", "不动产登记"}
    assert found.issue_by is None or terms.regime == "行政许可法"
    assert regime.suspension or not any("所需时间不计入" in s.text for s in found.steps)
    assert regime.extension or not any("延长" in s.text for s in found.steps)


@pytest.mark.parametrize("regime", ["行政给付", "地方规定", "公共服务", "备案", "无"])
def test_a_regime_without_procedural_law_knows_only_what_the_item_declares(regime: str) -> None:
    declared = under(regime, statutory=Limit(10, "工作日", "《某办法》第三条"))
    events = (
        on(3, 2, "received"),
        on(3, 2, "accepted"),
        on(3, 3, "suspended", basis="检验", days=20),
        on(3, 4, "extended", days=10),
    )

    silent = reckoned(on(3, 2, "received"), terms=under(regime), today=(9, 1))
    found = reckoned(*events, terms=declared, today=(3, 5))

    assert (silent.accepted, silent.deemed, silent.supplement_by) == (None, False, None)
    assert (silent.statutory, silent.light) == (None, Light.NONE)
    assert found.statutory
    assert (found.statutory.due, found.statutory.stopped) == (date(2026, 3, 16), False)
    assert {step.law for step in found.steps} == {"《某办法》第三条"}


def test_an_unknown_regime_or_event_is_a_bug() -> None:
    with pytest.raises(KeyError):
        reckoned(on(3, 2, "received"), terms=under("某规定"), today=(3, 2))
    with pytest.raises(ValueError, match="slept"):
        reckoned(on(3, 2, "slept"), terms=under("无"), today=(3, 2))
    with pytest.raises(ValueError, match="naive"):
        reckoned(
            Event("received", datetime(2026, 3, 2)),  # noqa: DTZ001 - the mistake itself
            terms=under("无"),
            today=(3, 2),
        )
