"""A PostgreSQL for each worker, the two roles of production, a database cloned from a template."""

import fcntl
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import hypothesis
import psycopg
import pytest
from django.core.management import call_command
from django.db import connections
from psycopg import sql

from yiwang.site.database import Server, prepare

pytest_plugins = ["tests.proven", "tests.templates"]
ROOT = Path(__file__).resolve().parents[1]
# `make test` runs the kernel once more on the server that this names
PROGRAMS = os.environ.get("YIWANG_TEST_PROGRAMS", "")
# a server for each worker: the sealer waits for every open transaction of its server
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
NAME = hashlib.sha256(f"{ROOT}{PROGRAMS}{WORKER}".encode()).hexdigest()[:8]
FOLDER = Path(tempfile.gettempdir()) / f"yiwang-test-{NAME}"
SERVER = Server(FOLDER, unsafe=True, programs=Path(PROGRAMS) if PROGRAMS else None)
hypothesis.settings.register_profile("house", deadline=None)  # two cores, other work on them
hypothesis.settings.load_profile("house")
PASSWORDS = {"default": "app-in-tests", "owner": "owner-in-tests"}
USERS = {"default": "yiwang_app", "owner": "yiwang_owner"}


@contextmanager
def alone() -> Iterator[None]:
    """Let one worker at a time make the server and the template."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def fingerprint() -> str:
    """Name the template after every migration, so that it is made anew when one changes."""
    digest = hashlib.sha256()
    for path in sorted((ROOT / "src").rglob("migrations/*.py")):
        digest.update(str(path).encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def point(name: str) -> None:
    for alias, user in USERS.items():
        connections[alias].close()
        connections.databases[alias].update(
            NAME=name,
            USER=user,
            PASSWORD=PASSWORDS[alias],
            HOST=str(SERVER.socket),
            PORT="",
        )


def template() -> str:
    name = f"template_{fingerprint()}"
    with psycopg.connect(SERVER.url(), autocommit=True) as connection:
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            return name
    building = f"building_{os.getpid()}"
    prepare(SERVER, building, owner=PASSWORDS["owner"], app=PASSWORDS["default"])
    point(building)
    call_command("migrate", database="owner", verbosity=0)
    connections["owner"].close()
    with psycopg.connect(SERVER.url(), autocommit=True) as connection:
        connection.execute(
            sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
                sql.Identifier(building), sql.Identifier(name)
            )
        )
    return name


def clone(name: str) -> None:
    with alone():
        SERVER.start()
        source = template()
        with psycopg.connect(SERVER.url(), autocommit=True) as connection:
            connection.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER yiwang_owner").format(
                    sql.Identifier(name), sql.Identifier(source)
                )
            )
    point(name)


def drop(name: str) -> None:
    for alias in USERS:
        connections[alias].close()
    with psycopg.connect(SERVER.url(), autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    name = f"test_{os.getpid()}"
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        clone(name)
    yield
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        drop(name)


@pytest.fixture
def committing(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[str]:
    """A database of the test's own, in which transactions really commit; never with django_db.

    Yields its superuser's address, for tests that do what nobody may.
    """
    name = f"own_{os.getpid()}"
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        clone(name)
        try:
            yield SERVER.url(database=name)
        finally:
            drop(name)
            point(f"test_{os.getpid()}")


EMPTY = """
SET lock_timeout = '4s';
DO $$ DECLARE made text; BEGIN
  FOR made IN SELECT format('reg.%I', tablename) FROM pg_tables WHERE schemaname = 'reg' LOOP
    EXECUTE 'DROP TABLE ' || made || ' CASCADE';
  END LOOP;
END $$
"""


@pytest.fixture
def owner(db: None) -> Iterator[None]:
    """Give the owner a connection that no test wraps or rolls back.

    The tables of registers that another test made on it are dropped first.
    """
    blocked = connections["owner"]
    alone = connections["owner"] = blocked.copy(alias="default")  # the alias a test may use
    with alone.cursor() as cursor:
        cursor.execute(EMPTY)
    yield
    alone.close()
    connections["owner"] = blocked


def pytest_unconfigure() -> None:
    if (FOLDER / "pg").exists():
        SERVER.stop()
