"""A table of cases per article. 2026: 清明 4–6 April, 五一 1–5 May off; 9 May worked."""

from datetime import UTC, date, datetime

import pytest

from tests.lib.limits.stories import CALENDAR, LIMIT_5, LIMIT_20, on, reckoned, under
from yiwang.lib.limits import Event, Light, Limit, reckon

pytestmark = pytest.mark.proves("D03.2")
PERMIT = under("行政许可法")
DISCLOSURE = under("政府信息公开")


class TestPermit42:
    """Twenty working days from acceptance, the day itself not counted."""

    @pytest.mark.parametrize(
        ("accepted", "due"),
        [
            ((3, 2), date(2026, 3, 30)),  # Monday to Monday four weeks later
            ((3, 20), date(2026, 4, 20)),  # across 清明 (Monday 6 April off)
            ((4, 20), date(2026, 5, 20)),  # across 五一, Saturday 9 May worked
            ((9, 18), date(2026, 10, 22)),  # across 中秋 and 国庆, 20 September, 10 October worked
        ],
    )
    def test_twenty_working_days(self, accepted: tuple[int, int], due: date) -> None:
        found = reckoned(
            on(*accepted, "received"), on(*accepted, "accepted"), terms=PERMIT, today=accepted
        )

        assert found.statutory
        assert found.statutory.due == due
        assert found.statutory.remaining == 20

    def test_extension_adds_ten_with_approval(self) -> None:
        found = reckoned(
            on(3, 2, "received"),
            on(3, 2, "accepted"),
            on(3, 25, "extended", days=10, basis="局长"),
            terms=PERMIT,
            today=(3, 26),
        )

        assert found.statutory
        assert found.statutory.due == date(2026, 4, 14)
        assert any("局长批准延长 10 个工作日" in step.text for step in found.steps)
        assert any(step.law == "行政许可法 42(1)" for step in found.steps)

    def test_a_second_extension_changes_nothing(self) -> None:
        events = (on(3, 2, "received"), on(3, 2, "accepted"), on(3, 25, "extended", days=10))

        once = reckoned(*events, terms=PERMIT, today=(3, 27))
        twice = reckoned(*events, on(3, 26, "extended", days=10), terms=PERMIT, today=(3, 27))

        assert once.statutory == twice.statutory

    def test_another_law_replaces_both_lengths(self) -> None:
        terms = under(
            "行政许可法",
            statutory=Limit(10, "工作日", "食品经营许可和备案管理办法"),
            extension=Limit(5, "工作日", "食品经营许可和备案管理办法"),
        )

        found = reckoned(
            on(3, 2, "received"),
            on(3, 2, "accepted"),
            on(3, 12, "extended", days=10),
            terms=terms,
            today=(3, 12),
        )

        assert found.statutory
        assert found.statutory.due == date(2026, 3, 23)

    @pytest.mark.parametrize(
        ("law", "due"),
        [
            ("行政许可法 26、42(2)", date(2026, 5, 28)),
            ("《行政许可法》第二十六条第二款", date(2026, 5, 28)),
            ("《某条例》第九条", date(2026, 5, 21)),
        ],
    )
    def test_joint_handling_extends_by_fifteen_only_when_article_26_is_cited(
        self, law: str, due: date
    ) -> None:
        found = reckoned(
            on(3, 2, "received"),
            on(3, 2, "accepted"),
            on(4, 20, "extended", days=15),
            terms=under("行政许可法", statutory=Limit(45, "工作日", law)),
            today=(4, 20),
        )

        assert found.statutory
        assert found.statutory.due == due


class TestPermit32:
    """Tell once within five working days, or silence accepts from the day of receipt."""

    def test_the_last_day_to_tell_is_shown_before_acceptance(self) -> None:
        found = reckoned(on(3, 2, "received"), terms=PERMIT, today=(3, 3))

        assert found.supplement_by == date(2026, 3, 9)
        assert found.accepted is None
        assert found.statutory is None

    def test_on_the_fifth_day_silence_has_not_accepted_yet(self) -> None:
        assert not reckoned(on(3, 2, "received"), terms=PERMIT, today=(3, 9)).deemed

    def test_after_the_fifth_day_it_is_accepted_from_receipt(self) -> None:
        found = reckoned(on(3, 2, "received"), terms=PERMIT, today=(3, 10))

        assert (found.accepted, found.deemed) == (date(2026, 3, 2), True)
        assert found.statutory
        assert found.statutory.due == date(2026, 3, 30)
        assert any(
            step.law == "行政许可法 32(四)" and "视为受理" in step.text for step in found.steps
        )

    def test_a_late_voucher_does_not_move_the_acceptance(self) -> None:
        found = reckoned(on(3, 2, "received"), on(3, 12, "accepted"), terms=PERMIT, today=(3, 12))

        assert (found.accepted, found.deemed) == (date(2026, 3, 2), True)

    def test_waiting_for_the_applicant_does_not_count_and_silence_ends_nothing(self) -> None:
        found = reckoned(
            on(3, 2, "received"), on(3, 4, "supplement_notified"), terms=PERMIT, today=(9, 1)
        )

        assert found.waiting
        assert (found.accepted, found.ended, found.answer_by) == (None, False, None)
        assert found.light is Light.STOPPED

    def test_the_supplement_starts_a_new_receipt(self) -> None:
        found = reckoned(
            on(3, 2, "received"),
            on(3, 4, "supplement_notified"),
            on(3, 16, "supplemented"),
            on(3, 17, "accepted"),
            terms=PERMIT,
            today=(3, 17),
        )

        assert (found.received, found.accepted) == (date(2026, 3, 2), date(2026, 3, 17))
        assert found.statutory
        assert found.statutory.due == date(2026, 4, 15)

    def test_silence_after_the_supplement_accepts_from_the_supplement(self) -> None:
        found = reckoned(
            on(3, 2, "received"),
            on(3, 4, "supplement_notified"),
            on(3, 16, "supplemented"),
            terms=PERMIT,
            today=(3, 24),
        )

        assert (found.accepted, found.deemed) == (date(2026, 3, 16), True)

    def test_a_notice_after_the_fifth_day_is_void(self) -> None:
        found = reckoned(
            on(3, 2, "received"), on(3, 11, "supplement_notified"), terms=PERMIT, today=(3, 11)
        )

        assert (found.deemed, found.waiting) == (True, False)

    def test_the_item_may_cite_a_basis_for_silence(self) -> None:
        found = reckoned(
            on(3, 2, "received"),
            on(3, 4, "supplement_notified", days=10),
            terms=under("行政许可法", supplement_basis="《某办法》第八条"),
            today=(3, 5),
        )

        assert found.answer_by == date(2026, 3, 18)
        assert any(step.law == "《某办法》第八条" for step in found.steps)


class TestPermit45:
    """The named procedures stop the clock; an on-site check does not."""

    @pytest.mark.parametrize(
        "procedure", ["听证", "招标", "拍卖", "检验", "检测", "检疫", "鉴定", "专家评审"]
    )
    def test_a_named_procedure_stops_the_clock(self, procedure: str) -> None:
        found = reckoned(
            on(3, 2, "received"),
            on(3, 2, "accepted"),
            on(3, 9, "suspended", basis=procedure, days=5),
            on(3, 16, "resumed"),
            terms=PERMIT,
            today=(3, 16),
        )

        assert found.statutory
        assert found.statutory.due == date(2026, 4, 7)
        assert found.statutory.remaining == 15

    @pytest.mark.parametrize("procedure", ["现场核查", "现场勘验", "", "领导出差"])
    def test_anything_else_does_not(self, procedure: str) -> None:
        found = reckoned(
            on(3, 2, "received"),
            on(3, 2, "accepted"),
            on(3, 9, "suspended", basis=procedure, days=5),
            on(3, 16, "resumed"),
            terms=PERMIT,
            today=(3, 16),
        )

        assert found.statutory
        assert found.statutory.due == date(2026, 3, 30)

    def test_while_stopped_the_remaining_days_are_frozen(self) -> None:
        events = (
            on(3, 2, "received"),
            on(3, 2, "accepted"),
            on(3, 9, "suspended", basis="检验", days=10),
        )

        found = [reckoned(*events, terms=PERMIT, today=day) for day in ((3, 9), (3, 13), (4, 30))]

        assert {each.light for each in found} == {Light.STOPPED}
        assert {each.statutory.remaining for each in found if each.statutory} == {15}
        assert all(each.statutory.stopped for each in found if each.statutory)

    def test_both_clocks_stop(self) -> None:
        found = reckoned(
            on(3, 2, "received"),
            on(3, 2, "accepted"),
            on(3, 3, "suspended", basis="检验", days=5),
            on(3, 10, "resumed"),
            terms=under("行政许可法", promised=LIMIT_5),
            today=(3, 10),
        )

        assert found.promised
        assert found.promised.due == date(2026, 3, 16)


class TestPermit44And82:
    def test_a_grant_is_issued_within_ten_working_days(self) -> None:
        found = reckoned(
            on(3, 2, "received"),
            on(3, 2, "accepted"),
            on(3, 20, "decided", note="granted"),
            terms=PERMIT,
            today=(3, 23),
        )

        assert found.issue_by == date(2026, 4, 3)
        assert found.light is Light.NORMAL
        assert any(step.law == "行政许可法 44" for step in found.steps)

    def test_a_refusal_issues_nothing(self) -> None:
        found = reckoned(
            on(3, 2, "received"),
            on(3, 2, "accepted"),
            on(3, 20, "decided", note="refused"),
            terms=PERMIT,
            today=(3, 23),
        )

        assert found.issue_by is None
        assert found.light is Light.NONE

    def test_the_night_and_the_holiday_are_received_when_they_enter(self) -> None:
        saturday_night = Event("received", datetime(2026, 3, 7, 15, 59, tzinfo=UTC))
        past_midnight = Event("received", datetime(2026, 3, 7, 16, 1, tzinfo=UTC))

        first = reckon([saturday_night], PERMIT, CALENDAR, today=date(2026, 3, 9))
        second = reckon([past_midnight], PERMIT, CALENDAR, today=date(2026, 3, 9))

        assert (first.received, second.received) == (date(2026, 3, 7), date(2026, 3, 8))
        assert first.supplement_by == second.supplement_by == date(2026, 3, 13)
        assert "不是工作日" in first.steps[0].text

    def test_legal_days_are_those_of_the_city(self) -> None:
        event = Event("received", datetime(2026, 3, 7, 16, 1, tzinfo=UTC))

        found = reckon([event], PERMIT, CALENDAR, today=date(2026, 3, 9), zone="UTC")

        assert found.received == date(2026, 3, 7)


class TestMarketRegistration:
    def test_three_working_days_and_three_more(self) -> None:
        found = reckoned(
            on(3, 2, "received"),
            on(3, 2, "accepted"),
            on(3, 4, "extended", days=3),
            terms=under("市场主体登记"),
            today=(3, 4),
        )

        assert found.statutory
        assert found.statutory.due == date(2026, 3, 10)

    def test_silence_accepts_nothing(self) -> None:
        found = reckoned(on(3, 2, "received"), terms=under("市场主体登记"), today=(6, 1))

        assert (found.accepted, found.deemed, found.supplement_by) == (None, False, None)


class TestRealEstate:
    def test_thirty_working_days(self) -> None:
        found = reckoned(
            on(3, 2, "received"), on(3, 2, "accepted"), terms=under("不动产登记"), today=(3, 2)
        )

        assert found.statutory
        assert found.statutory.due == date(2026, 4, 14)

    def test_not_declined_on_the_spot_is_accepted(self) -> None:
        terms = under("不动产登记")

        same_day = reckoned(on(3, 2, "received"), terms=terms, today=(3, 2))
        next_day = reckoned(on(3, 2, "received"), terms=terms, today=(3, 3))

        assert (same_day.deemed, same_day.supplement_by) == (False, date(2026, 3, 2))
        assert (next_day.deemed, next_day.accepted) == (True, date(2026, 3, 2))
        assert any(step.law == "不动产登记暂行条例 17" for step in next_day.steps)

    def test_declined_on_the_spot_is_the_end(self) -> None:
        found = reckoned(
            on(3, 2, "received"), on(3, 2, "declined"), terms=under("不动产登记"), today=(3, 9)
        )

        assert (found.ended, found.accepted, found.light) == (True, None, Light.NONE)


class TestDisclosure:
    def test_twenty_working_days_from_receipt_without_acceptance(self) -> None:
        found = reckoned(on(3, 2, "received"), terms=DISCLOSURE, today=(3, 2))

        assert found.statutory
        assert found.statutory.due == date(2026, 3, 30)
        assert found.supplement_by == date(2026, 3, 11)

    def test_the_answer_runs_from_the_supplemented_request(self) -> None:
        found = reckoned(
            on(3, 2, "received"),
            on(3, 4, "supplement_notified", days=10),
            on(3, 16, "supplemented"),
            terms=DISCLOSURE,
            today=(3, 16),
        )

        assert found.statutory
        assert found.statutory.due == date(2026, 4, 14)

    def test_a_third_party_s_opinion_does_not_count(self) -> None:
        found = reckoned(
            on(3, 2, "received"),
            on(3, 9, "suspended", basis="征求第三方意见", days=15),
            on(3, 16, "resumed"),
            terms=DISCLOSURE,
            today=(3, 16),
        )

        assert found.statutory
        assert found.statutory.due == date(2026, 4, 7)

    def test_twenty_more_with_consent(self) -> None:
        found = reckoned(
            on(3, 2, "received"), on(3, 9, "extended", days=20), terms=DISCLOSURE, today=(3, 9)
        )

        assert found.statutory
        assert found.statutory.due == date(2026, 4, 28)

    def test_silence_of_the_applicant_gives_the_request_up(self) -> None:
        found = reckoned(
            on(3, 2, "received"),
            on(3, 4, "supplement_notified", days=10),
            terms=DISCLOSURE,
            today=(3, 5),
        )

        assert found.answer_by == date(2026, 3, 18)


class TestBothClocks:
    @pytest.mark.parametrize(
        ("today", "light"),
        [
            ((3, 2), Light.NORMAL),
            ((3, 4), Light.NORMAL),
            ((3, 5), Light.WARNING),
            ((3, 9), Light.WARNING),
            ((3, 10), Light.OVERDUE),
        ],
    )
    def test_the_light_follows_the_tighter_clock(
        self, today: tuple[int, int], light: Light
    ) -> None:
        found = reckoned(
            on(3, 2, "received"),
            on(3, 2, "accepted"),
            terms=under("行政许可法", statutory=LIMIT_20, promised=LIMIT_5),
            today=today,
        )

        assert found.light is light

    def test_before_acceptance_the_receipt_can_name_a_latest_date(self) -> None:
        found = reckoned(
            on(3, 2, "received"), terms=under("行政许可法", promised=LIMIT_5), today=(3, 2)
        )

        assert found.promised is None
        assert found.expected == date(2026, 3, 16)

    def test_an_immediate_item_has_one_working_day(self) -> None:
        found = reckoned(
            on(3, 7, "received"),
            on(3, 7, "accepted"),
            terms=under("公共服务", immediate=True),
            today=(3, 7),
        )

        assert found.promised
        assert found.promised.due == date(2026, 3, 9)

    def test_a_limit_in_days_counts_every_day(self) -> None:
        found = reckoned(
            on(3, 2, "received"),
            on(3, 2, "accepted"),
            terms=under("地方规定", statutory=Limit(60, "日", "《某规定》第三条")),
            today=(3, 2),
        )

        assert found.statutory
        assert (found.statutory.due, found.statutory.remaining) == (date(2026, 5, 1), 60)

    def test_a_date_in_an_unpublished_year_is_tentative_and_says_so(self) -> None:
        found = reckoned(
            on(12, 21, "received"), on(12, 21, "accepted"), terms=PERMIT, today=(12, 21)
        )

        assert found.tentative
        assert found.steps[-1].text.startswith("暂定：2027 年节假日安排尚未公布")

    def test_nothing_received_is_nothing_reckoned(self) -> None:
        assert reckoned(terms=PERMIT, today=(3, 2)).steps == ()
