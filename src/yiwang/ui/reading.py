"""Reading back what the components post."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from yiwang.lib.refused import Refused


def read_date(data: Mapping[str, str], name: str, *, label: str) -> date | None:
    """Read a date asked as three inputs (`name_year` …) or as one ISO value; None when empty.

    Raises Refused `date-unreadable`, naming the field and the remedy.
    """
    parts = [data.get(f"{name}_{part}", "").strip() for part in ("year", "month", "day")]
    text = data.get(name, "").strip()
    if text:
        parts = text.split("-")
    if not any(parts):
        return None
    try:
        year, month, day = (int(part) for part in parts)
        return date(year, month, day)
    except ValueError:
        raise Refused(
            "date-unreadable",
            _("“%(label)s”不是一个日期，请按年、月、日填写，如 1950 年 3 月 8 日。")
            % {"label": label},
            field=name,
        ) from None
