"""Load the people and firms of the demo city into their registers, once."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.db import transaction

from yiwang.kernel.access.actions import set_actor
from yiwang.kernel.registers import queries
from yiwang.kernel.registers.actions import copy_in
from yiwang.lib.actor import system
from yiwang.site.demo import firms, people
from yiwang.site.steps import Context

ACTOR = system("seed")
SOURCE = "演示数据"


def seed(context: Context) -> None:
    """Fill `population` and `firms` where the city declares them and they are empty."""
    known = {r.pk for r in queries.list_registers()}
    wanted = [r for r in ("population", "firms") if r in known and queries.is_empty(r)]
    if not wanted:
        return
    with (settings.CITY_FOLDER / "regions.csv").open(encoding="utf-8") as lines:
        made = people.make_people(people.read_regions(lines))
    rows: dict[str, Sequence[Any]] = {"population": made, "firms": firms.make_firms(made)}
    with transaction.atomic():
        set_actor(ACTOR)
        for register in wanted:
            _load(register, rows[register], context)


def _load(register: str, rows: Iterable[Any], context: Context) -> None:
    copy_in(
        register=register,
        rows_in=(row._asdict() for row in rows),
        valid_from=people.AS_OF,
        actor=ACTOR,
        at=context.at,
        source=SOURCE,
    )
