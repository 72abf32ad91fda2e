"""A whole case (receive, accept, decide, deliver) against the bare SQL of the same rows.

Both run on one embedded PostgreSQL with fsync on, one connection, a commit after each deed. The
bare side writes the rows that the deeds wrote (copied from the database after one case), so the
ratio is what policies, rules, clock, process and record cost above the limit.
"""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
import psycopg
from django.core.management import call_command
from django.db import connections, transaction

from scripts.bench import Line
from yiwang.site.database import Server, prepare

CASES = 60
DEEDS = 4
RATIO = 12.0
TABLES = (
    "kernel_cases_case",
    "kernel_cases_task",
    "kernel_cases_assignment",
    "kernel_cases_event",
    "kernel_records_record",
    "kernel_rules_decision",
)


@contextmanager
def served() -> Iterator[str]:
    """Start a fresh PostgreSQL, migrate it and point Django to it; yields the owner's URL."""
    with tempfile.TemporaryDirectory(prefix="yiwang-bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        server = Server(folder)
        server.start()
        try:
            prepare(server, "bench", owner="owner", app="app")
            for alias, user in (("default", "app"), ("owner", "owner")):
                connections.databases[alias].update(
                    NAME="bench",
                    USER=f"yiwang_{user}",
                    PASSWORD=user,
                    HOST=str(server.socket),
                    PORT="",
                )
            call_command("migrate", database="owner", verbosity=0)
            yield server.url(database="bench")
        finally:
            for connection in connections.all():
                connection.close()
            server.stop()


def lifecycles(count: int) -> float:
    """Return the seconds that `count` whole cases take, each deed its own transaction."""
    from tests import making
    from yiwang.kernel.access.actions import set_actor
    from yiwang.kernel.cases import actions
    from yiwang.kernel.cases.models import Case
    from yiwang.lib.actor import system

    def receive() -> Case:
        with transaction.atomic():
            set_actor(system("bench"))
            return making.open_case()

    def work(case: Case, *, deed: str, role: str, outcome: str) -> None:
        with transaction.atomic():
            set_actor(system("bench"))
            actions.complete(
                task_id=case.tasks.get(deed=deed, state="open").pk,
                outcome=outcome,
                opinion="",
                actor=making.staff(role),
                at=making.NOON,
            )

    with transaction.atomic():
        set_actor(system("bench"))
        making.publish_city()
    began = time.perf_counter()
    for _ in range(count):
        case = receive()
        work(case, deed="accept", role="acceptor", outcome="accept")
        work(case, deed="decide", role="approver", outcome="grant")
        work(case, deed="deliver", role="issuer", outcome="delivered")
    return time.perf_counter() - began


def bare(url: str, count: int) -> float:
    """Return the seconds that the same rows take as plain inserts, in as many commits."""
    with psycopg.connect(url, autocommit=True) as connection:
        rows = {}
        for table in TABLES:
            found = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
            per_case = round((found[0] if found else 0) / CASES)
            connection.execute(
                f"CREATE UNLOGGED TABLE kept_{table} AS SELECT * FROM {table} LIMIT {per_case}"
            )
            connection.execute(f"CREATE TABLE bare_{table} (LIKE {table} INCLUDING INDEXES)")
            connection.execute(
                f"ALTER TABLE bare_{table} DROP CONSTRAINT IF EXISTS bare_{table}_pkey"
            )
            rows[table] = per_case
    with psycopg.connect(url) as connection:
        began = time.perf_counter()
        for _ in range(count):
            for deed in range(DEEDS):
                for table, per_case in rows.items():
                    share = [i for i in range(per_case) if i % DEEDS == deed]
                    for i in share:
                        connection.execute(
                            f"INSERT INTO bare_{table} SELECT * FROM kept_{table} OFFSET {i} LIMIT 1 ON CONFLICT DO NOTHING"
                        )
                connection.commit()
        return time.perf_counter() - began


def run() -> list[Line]:
    django.setup()
    with served() as url:
        lifecycles(5)
        ours = lifecycles(CASES)
        limit = bare(url, CASES)
    return [
        Line("cases-lifecycles", CASES / ours, "cases/s on one connection", 25, at_least=True),
        Line("cases-against-bare-sql", ours / limit, "times", RATIO),
    ]
