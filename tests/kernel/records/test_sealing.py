"""The log over real commits: order, heads, and every way of tampering that verify names."""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import LiteralString

import psycopg
import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from yiwang.kernel.records import queries
from yiwang.kernel.records.actions import record, seal, writing
from yiwang.kernel.records.engine import merkle, note
from yiwang.kernel.records.models import Head, Leaf, Record
from yiwang.lib.actor import system

NOON = datetime(2026, 7, 1, 4, 0, tzinfo=UTC)
ROBOT = system("test")


@pytest.fixture(autouse=True)
def key(committing: str, tmp_path: Path, settings: LazySettings) -> Iterator[None]:
    settings.RECORD_KEY_FILE = tmp_path / "record.key"
    yield
    connection.close()


def write(number: int) -> list[int]:
    return [
        record("a.done", about=("a", str(n)), actor=ROBOT, at=NOON, data={"n": n})
        for n in range(number)
    ]


Forge = Callable[..., None]


@pytest.fixture
def forge(committing: str) -> Forge:
    """Change what nobody may: as the superuser, with the triggers switched off."""

    def change(*statements: LiteralString, **values: object) -> None:
        with psycopg.connect(committing) as link:
            link.execute("SET session_replication_role = replica")
            for statement in statements:
                link.execute(statement, values)

    return change


def verify() -> str:
    out = StringIO()
    try:
        call_command("verify", stdout=out)
    except CommandError as problem:
        return str(problem)
    return out.getvalue()


def test_rows_are_sealed_in_order_under_a_signed_head() -> None:
    first = write(3)
    assert seal(at=NOON) == 3
    second = write(300)
    assert seal(at=NOON) == 300
    assert seal(at=NOON) == 0

    assert list(Leaf.objects.order_by("index").values_list("record", flat=True)) == first + second
    assert [head.size for head in Head.objects.order_by("size")] == [3, 303]
    assert verify().startswith("记录完好：已封存 303 条，待封存 0 条。公钥 yiwang")


def test_a_row_of_an_open_transaction_is_sealed_after_it_ends_and_nothing_passes_it() -> None:
    opened, go = threading.Event(), threading.Event()

    def slow() -> None:
        with transaction.atomic():
            record("a.slow", about=("a", "slow"), actor=ROBOT, at=NOON)
            opened.set()
            go.wait(10)
        connection.close()

    thread = threading.Thread(target=slow)
    thread.start()
    opened.wait(10)
    write(2)

    assert seal(at=NOON) == 0  # later than an open one: they wait, since it may still appear below
    go.set()
    thread.join()
    assert seal(at=NOON) == 3
    assert "已封存 3 条" in verify()


def test_a_limit_seals_the_rest_the_next_time() -> None:
    write(5)

    assert [seal(at=NOON, limit=2) for _ in range(4)] == [2, 2, 1, 0]
    assert "已封存 5 条" in verify()


def test_two_sealers_do_not_seal_twice() -> None:
    write(2)
    with transaction.atomic():
        seal(at=NOON)
        found: list[int] = []

        def second() -> None:
            found.append(seal(at=NOON))
            connection.close()

        thread = threading.Thread(target=second)
        thread.start()
        thread.join(10)

    assert found == [0]


def test_sealing_goes_on_after_a_dump_was_restored_into_a_cluster_that_counts_anew(
    forge: Forge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "_NEXT", writing._NEXT.replace("bigint", "bigint + 1000000"))
    write(3)
    seal(at=NOON)
    forge("UPDATE kernel_records_head SET last_xid = '1005000', last_record = 3")
    write(2)  # not sealed before the dump
    monkeypatch.undo()

    write(2)

    assert [seal(at=NOON) for _ in range(2)] == [4, 0]
    write(1)
    assert seal(at=NOON) == 1
    assert "已封存 8 条，待封存 0 条" in verify()


def test_proofs_from_the_tables_hold() -> None:
    numbers = write(5)
    seal(at=NOON)
    old = queries.get_head()
    numbers += write(295)
    seal(at=NOON)
    new = queries.get_head()
    assert old is not None
    assert new is not None
    public = note.load_key(Path(settings_key())).public_key()
    roots = [
        note.read(head.note, origin="yiwang.example/record", key=public).root for head in (old, new)
    ]

    place, path = queries.get_inclusion_proof(numbers[260], size=300)
    leaf = bytes.fromhex(Record.objects.get(pk=numbers[260]).leaf.removeprefix("sha256:"))
    merkle.check_inclusion(leaf, path, roots[1], index=place, end=300)
    merkle.check_consistency(
        queries.get_consistency_proof(5, 300), roots[0], roots[1], old=5, new=300
    )


def settings_key() -> str:
    from django.conf import settings

    return str(settings.RECORD_KEY_FILE)


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE kernel_records_record SET actor = 'x' WHERE id = %(c)s", "记录 {c} 的内容"),
        ("UPDATE kernel_records_record SET data = '{}' WHERE id = %(c)s", "记录 {c} 的内容"),
        ("DELETE FROM kernel_records_record WHERE id = %(c)s", "记录 {c} 已不在表中"),
        ("DELETE FROM kernel_records_leaf WHERE record_id = %(c)s", "第 2 位缺失"),
        ("DELETE FROM kernel_records_leaf WHERE record_id = %(d)s", "日志只有 3 条"),
        ("DELETE FROM kernel_records_head", "没有签名的日志头"),
        ("UPDATE kernel_records_head SET note = replace(note, E'\n4\n', E'\n5\n')", "签名不成立"),
        ("UPDATE kernel_records_head SET note = ''", "签名不成立"),
        (
            "UPDATE kernel_records_tile SET hashes = '\\x00' || hashes",
            "记录 {a} 的摘要与日志第 0 位",
        ),
        ("UPDATE kernel_records_record SET at = at WHERE id = %(c)s", "记录完好"),
    ],
)
def test_verify_names_the_first_thing_that_differs(
    statement: LiteralString, problem: str, forge: Forge
) -> None:
    numbers = dict(zip("abcd", write(4), strict=True))
    seal(at=NOON)

    forge(statement, **numbers)

    assert problem.format(**numbers) in verify()


def test_verify_notices_another_row_put_in_the_place_of_a_sealed_one(forge: Forge) -> None:
    sealed = write(4)[1]
    seal(at=NOON)
    other = write(1)[0]

    forge(
        "DELETE FROM kernel_records_record WHERE id = %(sealed)s",
        "UPDATE kernel_records_leaf SET record_id = %(other)s WHERE index = 1",
        sealed=sealed,
        other=other,
    )

    assert f"记录 {other} 的摘要与日志第 1 位不符" in verify()


def test_verify_notices_a_row_slipped_in_below_the_sealed_ones(forge: Forge) -> None:
    write(1)
    seal(at=NOON)
    number = write(1)[0]

    forge("UPDATE kernel_records_record SET xid = '3' WHERE id = %(number)s", number=number)

    assert f"记录 {number} 早于已封存的记录" in verify()


def test_verify_checks_rows_that_wait_for_a_seal(forge: Forge) -> None:
    write(1)
    seal(at=NOON)
    number = write(1)[0]
    assert "待封存 1 条" in verify()

    forge("UPDATE kernel_records_record SET event = 'b.done' WHERE id = %(number)s", number=number)

    assert f"记录 {number} 的内容与其摘要不符" in verify()


def test_verify_needs_the_key() -> None:
    assert "找不到签名密钥" in verify()


def test_another_key_is_noticed() -> None:
    write(1)
    seal(at=NOON)
    Path(settings_key()).unlink()
    note.load_key(Path(settings_key()))

    assert "signed by another key" in verify()
