"""An item of another law may shorten the time to extend and to issue, and create neither."""

from datetime import UTC, date, datetime

from yiwang.lib.dates import WorkCalendar
from yiwang.lib.limits import Event, Limit, Terms, reckon

AT = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
EVENTS = [Event("received", AT), Event("accepted", AT), Event("decided", AT, note="granted")]
FIVE = Limit(5, "工作日", "总局令第78号")


def test_a_shorter_time_to_issue_replaces_that_of_the_licensing_law() -> None:
    terms = Terms("行政许可法", Limit(10, "工作日", "总局令第78号"), None, issue=FIVE)

    found = reckon(EVENTS, terms, WorkCalendar({}), today=date(2026, 3, 3))

    assert found.issue_by == date(2026, 3, 9)
    assert any(s.law == "总局令第78号" and "颁发" in s.text for s in found.steps)


def test_a_regime_without_a_time_to_issue_gets_none() -> None:
    terms = Terms("地方规定", None, FIVE, issue=FIVE)

    assert reckon(EVENTS, terms, WorkCalendar({}), today=date(2026, 3, 3)).issue_by is None
