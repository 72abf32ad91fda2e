"""What a regime does not grant is refused, with the article and the remedy."""

import pytest

from tests.lib.limits.stories import CALENDAR, on, under
from yiwang.lib.limits import Event, Limit, Terms, check
from yiwang.lib.refused import Refused

pytestmark = pytest.mark.proves("D03.2")
RECEIVED = on(3, 2, "received")
ACCEPTED = on(3, 2, "accepted")
NOTIFIED = on(3, 4, "supplement_notified")
STOPPED = on(3, 9, "suspended", basis="检验", days=5)
DECIDED = on(3, 20, "decided", note="granted")
PERMIT = under("行政许可法")


@pytest.mark.parametrize(
    ("events", "new"),
    [
        ((), RECEIVED),
        ((RECEIVED,), NOTIFIED),
        ((RECEIVED, NOTIFIED), on(3, 16, "supplemented")),
        ((RECEIVED, NOTIFIED), on(3, 16, "accepted")),
        ((RECEIVED,), on(3, 9, "accepted")),
        ((RECEIVED,), on(3, 12, "accepted")),  # the voucher of a deemed acceptance
        ((RECEIVED,), on(3, 3, "declined")),
        ((RECEIVED, on(3, 3, "declined")), on(3, 4, "delivered")),
        ((RECEIVED, ACCEPTED), STOPPED),
        ((RECEIVED, ACCEPTED, STOPPED), on(3, 10, "resumed")),
        ((RECEIVED, ACCEPTED), on(3, 30, "extended", days=10)),
        ((RECEIVED, ACCEPTED), DECIDED),
        ((RECEIVED,), on(3, 2, "decided", note="granted")),  # on the spot (34)
        ((RECEIVED, ACCEPTED, DECIDED), on(3, 23, "delivered")),
        ((RECEIVED, NOTIFIED), on(3, 16, "withdrawn")),
    ],
)
def test_what_the_permit_law_grants_is_recorded(events: tuple[Event, ...], new: Event) -> None:
    check(events, PERMIT, new, CALENDAR)


@pytest.mark.parametrize(
    ("events", "new", "code"),
    [
        ((RECEIVED,), on(3, 3, "received"), "limits-received-twice"),
        ((), ACCEPTED, "limits-not-received"),
        ((RECEIVED, NOTIFIED), on(3, 5, "supplement_notified"), "limits-supplement-twice"),
        (
            (RECEIVED, NOTIFIED, on(3, 16, "supplemented")),
            on(3, 17, "supplement_notified"),
            "limits-supplement-twice",
        ),
        ((RECEIVED,), on(3, 10, "supplement_notified"), "limits-deemed-accepted"),
        ((RECEIVED, ACCEPTED), on(3, 3, "supplement_notified"), "limits-accepted"),
        ((RECEIVED,), on(3, 3, "supplemented"), "limits-not-waiting"),
        ((RECEIVED, ACCEPTED), on(3, 3, "accepted"), "limits-accepted"),
        ((RECEIVED,), on(3, 10, "declined"), "limits-deemed-accepted"),
        ((RECEIVED, ACCEPTED), on(3, 3, "declined"), "limits-accepted"),
        ((RECEIVED, NOTIFIED), on(6, 1, "declined"), "limits-silence"),
        ((RECEIVED,), on(3, 3, "suspended", basis="检验", days=5), "limits-not-running"),
        (
            (RECEIVED, ACCEPTED),
            on(3, 3, "suspended", basis="现场核查", days=5),
            "limits-not-a-procedure",
        ),
        ((RECEIVED, ACCEPTED), on(3, 3, "suspended", basis="检验"), "limits-days-untold"),
        (
            (RECEIVED, ACCEPTED, STOPPED),
            on(3, 10, "suspended", basis="检测", days=5),
            "limits-stopped",
        ),
        ((RECEIVED, ACCEPTED), on(3, 3, "resumed"), "limits-not-stopped"),
        ((RECEIVED,), on(3, 3, "extended", days=10), "limits-not-running"),
        ((RECEIVED, ACCEPTED), on(3, 3, "extended", days=11), "limits-extension-days"),
        ((RECEIVED, ACCEPTED), on(3, 3, "extended"), "limits-extension-days"),
        ((RECEIVED, ACCEPTED), on(3, 31, "extended", days=10), "limits-overdue"),
        (
            (RECEIVED, ACCEPTED, on(3, 3, "extended", days=5)),
            on(3, 4, "extended", days=5),
            "limits-extended-twice",
        ),
        ((RECEIVED, ACCEPTED, STOPPED), on(3, 10, "decided", note="granted"), "limits-stopped"),
        ((RECEIVED,), on(3, 3, "decided", note="refused"), "limits-not-accepted"),
        ((RECEIVED, ACCEPTED, DECIDED), on(3, 23, "decided"), "limits-decided"),
        ((RECEIVED, ACCEPTED, DECIDED), on(3, 23, "withdrawn"), "limits-decided"),
        ((RECEIVED, ACCEPTED), on(3, 23, "delivered"), "limits-not-decided"),
        ((RECEIVED, on(3, 3, "withdrawn")), on(3, 4, "accepted"), "limits-ended"),
        ((RECEIVED, ACCEPTED), on(3, 1, "decided"), "limits-order"),
    ],
)
def test_what_the_permit_law_does_not_grant_is_refused(
    events: tuple[Event, ...], new: Event, code: str
) -> None:
    with pytest.raises(Refused) as caught:
        check(events, PERMIT, new, CALENDAR)

    assert caught.value.code == code


def test_silence_ends_a_case_only_on_a_basis_and_after_its_term() -> None:
    terms = under("行政许可法", supplement_basis="《某办法》第八条")
    events = (RECEIVED, on(3, 4, "supplement_notified", days=10))

    with pytest.raises(Refused, match="尚未届满"):
        check(events, terms, on(3, 18, "declined"), CALENDAR)
    check(events, terms, on(3, 19, "declined"), CALENDAR)


def test_a_registry_declines_on_the_spot_instead_of_asking_for_more() -> None:
    terms = under("不动产登记")

    with pytest.raises(Refused, match="当场书面告知不予受理"):
        check((RECEIVED,), terms, on(3, 2, "supplement_notified"), CALENDAR)
    with pytest.raises(Refused, match="视为受理"):
        check((RECEIVED,), terms, on(3, 3, "declined"), CALENDAR)
    check((RECEIVED,), terms, on(3, 2, "declined"), CALENDAR)


def test_a_disclosure_request_is_supplemented_within_seven_working_days() -> None:
    terms = under("政府信息公开")

    check((RECEIVED,), terms, on(3, 11, "supplement_notified"), CALENDAR)
    with pytest.raises(Refused, match="一次告知补正的期限是"):
        check((RECEIVED,), terms, on(3, 12, "supplement_notified"), CALENDAR)


@pytest.mark.parametrize("regime", ["行政给付", "地方规定", "公共服务", "备案", "无"])
def test_regimes_without_procedural_law_grant_neither_stop_nor_extension(regime: str) -> None:
    terms = Terms(
        regime,
        statutory=Limit(10, "工作日", "《某办法》"),
        promised=None,
        extension=Limit(10, "工作日", "《某办法》"),
    )

    with pytest.raises(Refused, match="没有停止计时的规定"):
        check((RECEIVED, ACCEPTED), terms, STOPPED, CALENDAR)
    with pytest.raises(Refused, match="没有延长期限的规定"):
        check((RECEIVED, ACCEPTED), terms, on(3, 3, "extended", days=1), CALENDAR)
    check((RECEIVED,), terms, on(3, 20, "declined"), CALENDAR)
    check((RECEIVED,), terms, on(3, 20, "decided", note="refused"), CALENDAR)
