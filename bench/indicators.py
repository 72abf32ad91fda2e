"""An indicator with a FEEL condition over many cases, against the bare SQL that counts the same.

The bare side says the condition in SQL by hand, as the owner of the table without row security;
the ratio is what grouping by the words, FEEL and row security cost above it.
"""

import time
from collections.abc import Callable
from datetime import timedelta

import django
import psycopg
from django.db import transaction

from bench.cases import served
from scripts.bench import Line

CASES = 100_000
RATIO = 5.0
COPIES = """
INSERT INTO kernel_cases_case SELECT (jsonb_populate_record(c, jsonb_build_object(
  'id', gen_random_uuid(), 'deed', gen_random_uuid(), 'number', 'B' || n,
  'cells', jsonb_build_object('现场核查', jsonb_build_object(
    'value', CASE WHEN n %% 3 = 0 THEN '需要' ELSE '不需要' END, 'status', 'found'))
))).* FROM kernel_cases_case c, generate_series(1, %s) n
"""
BARE = """
SELECT organisation, count(*) FROM kernel_cases_case
WHERE key = 'shops/new' AND cells #>> '{现场核查,value}' = '需要' GROUP BY organisation
"""


def best(work: Callable[[], object]) -> float:
    """Return the least seconds of three runs."""
    seconds = []
    for _ in range(3):
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return min(seconds)


def run() -> list[Line]:
    django.setup()
    from tests import making
    from yiwang.kernel.access.actions import set_actor
    from yiwang.kernel.cases import queries
    from yiwang.lib.actor import system

    with served() as url:
        with transaction.atomic():
            set_actor(system("bench"))
            making.publish_city()
            making.open_case()
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(COPIES, [CASES])
            connection.execute("VACUUM ANALYZE kernel_cases_case")
            bare = best(lambda: connection.execute(BARE).fetchall())
            told = connection.execute(BARE).fetchone()
        wanted = queries.Wanted(
            key=making.ITEM,
            before=making.NOON + timedelta(days=1),
            where='现场核查 = "需要"',
        )
        with transaction.atomic():
            set_actor(system("bench"))
            ours = best(lambda: queries.count_cases(wanted))
            counted = queries.count_cases(wanted)
    assert told is not None
    assert counted[making.BUREAU].count == told[1]
    return [
        Line("indicators-of-100000-cases", ours, "s", 2.0),
        Line("indicators-against-bare-sql", ours / bare, "times", RATIO),
    ]
