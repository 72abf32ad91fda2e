from datetime import date

import pytest

from yiwang.lib.refused import Refused
from yiwang.ui.reading import read_date


def test_a_date_is_read_from_three_inputs_or_from_one() -> None:
    parts = {"born_year": "1941", "born_month": " 3", "born_day": "8"}

    assert read_date(parts, "born", label="出生日期") == date(1941, 3, 8)
    assert read_date({"born": "1941-03-08"}, "born", label="出生日期") == date(1941, 3, 8)
    assert read_date({}, "born", label="出生日期") is None


@pytest.mark.parametrize(("month", "day"), [("13", "8"), ("2", "30"), ("三", "8"), ("", "8")])
def test_what_is_no_date_is_refused_with_the_field_and_the_remedy(month: str, day: str) -> None:
    parts = {"born_year": "1941", "born_month": month, "born_day": day}

    with pytest.raises(Refused, match="“出生日期”不是一个日期，请按年、月、日填写") as refused:
        read_date(parts, "born", label="出生日期")
    assert (refused.value.code, refused.value.field) == ("date-unreadable", "born")
