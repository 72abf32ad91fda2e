"""文号 such as 示例市监许准〔2026〕12号, and 证号 from the declared pattern: each serial once."""

from collections.abc import Mapping
from datetime import date

from django.db import connection

from yiwang.declarations.shapes.city import Organisation
from yiwang.kernel.cases.models import Case
from yiwang.kernel.city.queries import get_city, get_item
from yiwang.lib.ids import numbering
from yiwang.services.results.engine.wording import say
from yiwang.services.results.types import STYLES, Kind

NEXT = """
INSERT INTO services_results_serial (prefix, last) VALUES (%s, 1)
ON CONFLICT (prefix) DO UPDATE SET last = services_results_serial.last + 1 RETURNING last
"""
REGION = 6  # digits of a county in a licence's number


def letter_number(case: Case, kind: Kind, *, dated: date) -> str:
    """Return the next 文号: place, organ, kind, year, serial."""
    city = get_city()
    organ = city.organisations[case.organisation]
    permit = "许" if get_item(case.release).service.regime == "行政许可法" else ""
    prefix = f"{city.city.short}{organ.short}{permit}{STYLES[kind].word}〔{dated.year}〕"
    return f"{prefix}{_next(prefix)}号"


def licence_number(
    pattern: str, organ: Organisation, words: Mapping[str, object], *, dated: date
) -> str:
    """Return the next 证号 of a declared pattern."""
    values = {name: say(value) for name, value in words.items()}
    values |= {"region": organ.region[:REGION].ljust(REGION, "0"), "year": str(dated.year)}
    prefix = numbering.prefix(pattern, values=values)
    return numbering.fill(pattern, serial=_next(f"licence:{prefix}"), values=values)


def _next(prefix: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(NEXT, [prefix])
        return int(cursor.fetchone()[0])
