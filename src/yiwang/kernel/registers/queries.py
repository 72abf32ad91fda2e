"""Questions to registers: what is known of a key, as of a day and a moment. Nothing here writes."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from django.db import connection

from yiwang.declarations.shapes.pack import Data
from yiwang.kernel.registers import ports
from yiwang.kernel.registers.engine import statements
from yiwang.kernel.registers.models import Register
from yiwang.kernel.registers.types import Checked, Lookup, Row, Status, Value, Version
from yiwang.lib import feel, hanzi
from yiwang.lib.refused import Refused

FOREVER = date.max
ALWAYS = datetime.max.replace(tzinfo=UTC)
CHUNK = 2000


def get_data(register: str) -> Data:
    """Return a register as it was last applied; Refused 404 when there is none."""
    body = Register.objects.filter(pk=register).values_list("body", flat=True).first()
    if body is None:
        raise Refused("register-unknown", f"没有“{register}”这个库。", status=404)
    return Data.model_validate(body)


def list_registers() -> list[Register]:
    return list(Register.objects.order_by("id"))


def _columns(data: Data) -> list[str]:
    return [f.id for f in data.fields]


def _version(columns: Sequence[str], found: Sequence[Any]) -> Version:
    valid_from, rec_from, rec_to, ended, source = found[len(columns) :]
    row = dict(zip(columns, found, strict=False))
    return Version(row, valid_from, rec_from, rec_to, ended, source)


def _fetch(sql: str, columns: Sequence[str], values: Mapping[str, Value]) -> list[Version]:
    with connection.cursor() as cursor:
        cursor.execute(sql, dict(values))
        return [_version(columns, found) for found in cursor.fetchall()]


def lookup(register: str, key: str, *, on: date = FOREVER) -> Lookup:
    """Return what is known of a key now, valid on a day (by default the latest row there is).

    For rules and forms of the house itself; what a person is shown goes through
    `actions.disclose`. A register that another keeps answers through its port; without one it is
    unavailable, and a 核验 register cannot give a row at all.
    """
    data = get_data(register)
    if data.keeper == "local":
        return as_of(register, key, valid_on=on, known_at=ALWAYS)
    if data.keeper == "remote-lookup" and register in ports.remote:
        return ports.remote.get(register)(key)
    return Lookup(Status.UNKNOWN if data.keeper == "remote-check" else Status.UNAVAILABLE)


def lookup_many(register: str, keys: Collection[str], *, on: date) -> dict[str, Row]:
    """Return the rows of these keys in a local register, valid on a day: one query for a list."""
    data = get_data(register)
    columns = _columns(data)
    sql = statements.select_many(register, columns, data.key)
    found = _fetch(sql, columns, {"keys": sorted(set(keys)), "on": on})
    return {str(v.row[data.key]): v.row for v in found if not v.ended}


def as_of(register: str, key: str, *, valid_on: date, known_at: datetime) -> Lookup:
    """Return what was true of a key on a day, as it was known at a moment."""
    data = get_data(register)
    columns = _columns(data)
    found = _fetch(
        statements.select_as_of(register, columns, data.key),
        columns,
        {"key": key, "on": valid_on, "known": known_at},
    )
    if not found or found[0].ended:
        return Lookup(Status.ABSENT)
    return Lookup(Status.FOUND, found[0].row, found[0].rec_from, found[0].valid_from)


def history(register: str, key: str) -> list[Version]:
    """Return every row ever known of a key, in the order in which it became known."""
    data = get_data(register)
    columns = _columns(data)
    return _fetch(statements.select_history(register, columns, data.key), columns, {"key": key})


def list_current(register: str, key: str, *, lock: bool = False) -> list[Version]:
    """Return the rows of a key that are believed now, the latest day first."""
    data = get_data(register)
    columns = _columns(data)
    sql = statements.select_current(register, columns, data.key, lock=lock)
    return _fetch(sql, columns, {"key": key})


def check(register: str, key: str, facts: Mapping[str, object]) -> Checked:
    """核验: answer for each fact whether it is so, without telling the value."""
    data = get_data(register)
    if data.keeper == "remote-check":
        if register not in ports.checks:
            return Checked(Status.UNAVAILABLE)
        return ports.checks.get(register)(key, facts)
    found = lookup(register, key)
    if found.row is None:
        return Checked(found.status, as_of=found.as_of)
    matches = {name: found.row.get(name) == value for name, value in facts.items()}
    return Checked(Status.FOUND, matches, found.as_of)


def search(register: str, text: str, *, on: date = FOREVER, limit: int = 50) -> list[Row]:
    """Return rows whose searched fields contain the text, by pinyin."""
    data = get_data(register)
    columns = _columns(data)
    searched = [f.id for f in data.fields if f.search]
    pairs = hanzi.pairs_to_find(text)
    if not searched or not pairs:
        return []
    found = _fetch(
        statements.select_found(register, columns, data.key, searched=searched),
        columns,
        {"pairs": list(pairs), "text": text.strip().lower(), "on": on, "limit": limit},
    )
    return [v.row for v in found]


def is_empty(register: str) -> bool:
    """Whether nothing was ever written to a register."""
    get_data(register)
    with connection.cursor() as cursor:
        cursor.execute(statements.select_any(register))
        return cursor.fetchone() is None


def iterate(register: str, *, on: date) -> Iterator[Row]:
    """Yield each row in force on a day, by key: for indicators and 免申即享."""
    data = get_data(register)
    columns = _columns(data)
    with connection.cursor() as cursor:
        cursor.execute(statements.select_all(register, columns, data.key), {"on": on})
        while rows := cursor.fetchmany(CHUNK):
            for found in rows:
                yield _version(columns, found).row


def list_within(
    register: str, *, region: str, prefix: str, on: date, after: str = "", limit: int = 200
) -> list[Row]:
    """Return a page of the rows whose field `region` begins with `prefix`, by key: 免申即享."""
    data = get_data(register)
    columns = _columns(data)
    found = _fetch(
        statements.select_within(register, columns, data.key, region=region),
        columns,
        {"on": on, "after": after, "prefix": prefix, "limit": limit},
    )
    return [v.row for v in found]


def count_rows(
    register: str, *, on: date, where: str = "", given: Mapping[str, object] | None = None
) -> int | None:
    """Count the rows in force on a day for which a FEEL condition on field titles holds.

    `given` adds names to the condition (policy numbers, the day). The rows are grouped by the
    fields that the condition uses, so that it is evaluated once for each combination, never for
    each row. None: another keeps the register, or it was never filled.
    """
    data = get_data(register)
    if data.keeper != "local" or is_empty(register):
        return None
    context = dict(given or {})
    titles = {f.title: f.id for f in data.fields}
    condition = feel.parse(where, {*titles, *context}) if where else None
    used = sorted(condition.names & titles.keys()) if condition else []
    sql = statements.select_counts(register, [titles[t] for t in used], data.key)
    with connection.cursor() as cursor:
        cursor.execute(sql, {"on": on})
        return sum(
            int(count)
            for *values, count in cursor.fetchall()
            if condition is None
            or condition.evaluate({**context, **dict(zip(used, values, strict=True))}) is True
        )
