"""Rows of local registers: bitemporal, never overwritten, each change with its source."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import connection, transaction
from django.utils import timezone

from yiwang.declarations.shapes.pack import Data
from yiwang.kernel.parties.engine import secrets
from yiwang.kernel.records.actions import record
from yiwang.kernel.registers import policies, queries
from yiwang.kernel.registers.engine import rows, statements
from yiwang.kernel.registers.types import Row, Value, Version
from yiwang.lib.actor import Actor
from yiwang.lib.refused import Refused


def _local(register: str) -> Data:
    data = queries.get_data(register)
    if data.keeper != "local":
        raise Refused(
            "register-kept-elsewhere",
            f"“{data.title}”由上级或部门掌握，本系统不写入。请向数源部门提出。",
            status=409,
        )
    return data


def _key(data: Data, row: Row) -> str:
    return str(row[data.key])


def about(register: str) -> tuple[str, str]:
    return ("kernel_registers.register", register)


def key_digest(register: str, key: str) -> str:
    """Return the keyed hash by which the record names a row without its key."""
    return secrets.digest(f"register:{register}", key)


def _insert(
    register: str,
    data: Data,
    row: Row,
    *,
    valid_from: date,
    at: datetime,
    source: str,
    ended: bool = False,
) -> None:
    values: dict[str, Value] = {
        **row,
        **rows.derived(data, row),
        "_valid_from": valid_from,
        "_rec_from": at,
        "_ended": ended,
        "_source": source,
    }
    with connection.cursor() as cursor:
        cursor.execute(statements.insert(register, list(values)), values)


def _supersede(register: str, data: Data, old: Version, *, at: datetime) -> None:
    if at <= old.rec_from:
        raise Refused(
            "register-row-newer", "这一行刚被更新过。请刷新后按最新内容再改。", status=409
        )
    with connection.cursor() as cursor:
        cursor.execute(
            statements.supersede(register, data.key),
            {"key": old.row[data.key], "valid_from": old.valid_from, "at": at},
        )


@transaction.atomic
def put(
    *, register: str, row: Row, valid_from: date, actor: Actor, at: datetime, source: str = ""
) -> None:
    """Add what holds from a day on. The same again changes nothing; something else is refused.

    Raises Refused naming the field; to mend what is known of that very day, use `correct`.
    """
    data = _local(register)
    policies.check_can_correct(actor, data)
    checked = rows.check(data, row, today=timezone.localdate(at))
    key = _key(data, checked)
    known = queries.list_current(register, key, lock=True)
    same_day = next((v for v in known if v.valid_from == valid_from), None)
    if same_day is not None:
        if not same_day.ended and dict(same_day.row) == checked:
            return
        raise Refused(
            "register-row-exists",
            f"“{data.title}”已有自 {valid_from} 起的记录。要改正它，请用更正。",
            status=409,
        )
    _insert(register, data, checked, valid_from=valid_from, at=at, source=source)
    record(
        "register.put",
        about=about(register),
        actor=actor,
        at=at,
        data={"row": key_digest(register, key), "since": valid_from.isoformat()},
    )


@transaction.atomic
def correct(
    *,
    register: str,
    key: str,
    changes: Mapping[str, Value],
    reason: str,
    actor: Actor,
    at: datetime,
    valid_from: date | None = None,
    source: str = "",
) -> None:
    """Mend what is known of a row; what was believed before stays readable.

    `valid_from` names which row of the key; without it the latest.
    """
    data = _local(register)
    policies.check_can_correct(actor, data)
    if not reason.strip():
        raise Refused("correction-reason", "请写明更正的理由和依据。", field="reason")
    if data.key in changes:
        raise Refused(
            "register-key-fixed", "主键不能更正。请终止原记录，再新增一条。", field=data.key
        )
    known = queries.list_current(register, key, lock=True)
    old = next((v for v in known if valid_from in {None, v.valid_from}), None)
    if old is None or old.ended:
        raise Refused("register-row-absent", f"“{data.title}”没有这条记录。", status=404)
    checked = rows.check(data, {**old.row, **changes}, today=timezone.localdate(at))
    changed = sorted(n for n in checked if checked[n] != old.row[n])
    if not changed:
        return
    _supersede(register, data, old, at=at)
    _insert(register, data, checked, valid_from=old.valid_from, at=at, source=source or old.source)
    record(
        "register.corrected",
        about=about(register),
        actor=actor,
        at=at,
        data={"row": key_digest(register, key), "fields": changed},
    )


@transaction.atomic
def end(
    *, register: str, key: str, valid_from: date, actor: Actor, at: datetime, source: str = ""
) -> None:
    """End a key from a day on (death, cancellation): the ending is a row of its own."""
    data = _local(register)
    policies.check_can_correct(actor, data)
    known = queries.list_current(register, key, lock=True)
    before = next((v for v in known if v.valid_from <= valid_from), None)
    if before is None:
        raise Refused("register-row-absent", f"“{data.title}”没有这条记录。", status=404)
    if before.ended:
        return
    if before.valid_from == valid_from:
        _supersede(register, data, before, at=at)
    _insert(register, data, before.row, valid_from=valid_from, at=at, source=source, ended=True)
    record(
        "register.ended",
        about=about(register),
        actor=actor,
        at=at,
        data={"row": key_digest(register, key), "since": valid_from.isoformat()},
    )


@transaction.atomic
def copy_in(
    *,
    register: str,
    rows_in: Iterable[Row],
    valid_from: date,
    actor: Actor,
    at: datetime,
    source: str,
) -> int:
    """Load many new rows by COPY, for seeding and imports; returns their number.

    Every row is checked first; one that is known already breaks the whole load.
    """
    data = _local(register)
    policies.check_can_correct(actor, data)
    today = timezone.localdate(at)
    names = [f.id for f in data.fields]
    columns = [*names, "_bigrams", "_sort_key", "_valid_from", "_rec_from", "_source"]
    count = 0
    with (
        connection.cursor() as cursor,
        cursor.copy(statements.copy(register, columns)) as copy,
    ):
        for row in rows_in:
            checked = rows.check(data, row, today=today)
            extra = rows.derived(data, checked)
            copy.write_row(
                [
                    *(checked[n] for n in names),
                    extra["_bigrams"],
                    extra["_sort_key"],
                    valid_from,
                    at,
                    source,
                ]
            )
            count += 1
    record("register.loaded", about=about(register), actor=actor, at=at, data={"rows": count})
    return count
