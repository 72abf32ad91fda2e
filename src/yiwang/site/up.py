"""`yiwang up`: the foreground supervisor that owns PostgreSQL, web and worker."""

import argparse
import fcntl
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from yiwang.site import database, home, privileges, steps
from yiwang.site.supervisor import Process, Supervisor

WEB_WORKERS = 2
LOG_LIMIT = 50_000_000  # bytes; a larger log is set aside at start
ROOT = home.ROOT


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="yiwang up", description="启动数据库、网站与后台任务")
    parser.add_argument("--demo", action="store_true", help="建立并列出演示账号")
    options = parser.parse_args(words)
    place = home.here()
    place.prepare()
    with _alone(place):
        return _serve(place, demo=options.demo)


@contextmanager
def _alone(place: home.Home) -> Iterator[None]:
    with (place.folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            where = place.address.read_text() if place.address.exists() else "启动中"
            raise SystemExit(f"{place.folder} 已在运行（{where}）。") from None
        yield


def _serve(place: home.Home, *, demo: bool) -> int:
    began = time.monotonic()
    if place.accounts.exists() and not demo:
        raise SystemExit("这个数据目录建有演示账号：演示请加 --demo，正式运行请换 YIWANG_HOME。")
    supervisor = Supervisor(say)
    port = os.environ.get("PORT", "8000")
    environment = {**os.environ, **_settings(place, port, demo=demo)}
    try:
        ok = _start_all(supervisor, place, port=port, environment=environment)
        if ok:
            address = f"http://localhost:{port}/"
            place.address.write_text(address)
            _greet(place, address, time.monotonic() - began)
            supervisor.watch()
        return 0 if supervisor.stopping else 1
    finally:
        place.address.unlink(missing_ok=True)
        supervisor.stop()
        say("已全部停止。")


def _settings(place: home.Home, port: str, *, demo: bool) -> dict[str, str]:
    given = {"PORT": port, "YIWANG_STATIC": str(place.folder / "static")}
    return {**place.environment(), **given, "YIWANG_DEMO": "1" if demo else ""}


def _start_all(
    supervisor: Supervisor, place: home.Home, *, port: str, environment: Mapping[str, str]
) -> bool:
    if "YIWANG_DATABASE_URL" not in os.environ and not _start_database(supervisor, place):
        return False
    if supervisor.stopping or not _apply(supervisor, environment):
        return False
    for process in (_worker(place, environment), _web(place, port, environment)):
        if not supervisor.start(process):
            if not supervisor.stopping:
                say(f"{process.name} 没有启动；日志见 {process.log}\n{tail(process.log)}")
            return False
    return True


def _start_database(supervisor: Supervisor, place: home.Home) -> bool:
    server = place.server
    if not server.data.exists():
        say("第一次启动：正在建立数据库……")
    server.create()
    if server.running():  # left behind by a supervisor that was killed
        server.stop()
    server.configure()
    process = Process(
        name="数据库",
        command=server.command("postgres", "-D", server.data),
        environment={"LC_ALL": "C.UTF-8", "PATH": os.environ.get("PATH", "")},
        log=_log(place, "postgres.log"),
        ready=server.answers,
        stop_with=database.FAST_SHUTDOWN,
        patience=300.0,
    )
    if not supervisor.start(process):
        say(f"数据库没有启动；日志见 {process.log}\n{tail(process.log)}")
        return False
    database.prepare(
        server, "yiwang", owner=place.secret("yiwang_owner"), app=place.secret("yiwang_app")
    )
    return True


def _apply(supervisor: Supervisor, environment: Mapping[str, str]) -> bool:
    demo = ["--demo"] if environment["YIWANG_DEMO"] else []
    keep = {k: environment[k] for k in ("YIWANG_HOME", "YIWANG_STATIC", "PYTHONPATH")}
    done = subprocess.Popen(
        [sys.executable, "-m", "yiwang.site.cli", "apply", *demo],
        env={**os.environ, **keep},  # without the application's URL: `apply` connects as the owner
        start_new_session=True,
    )
    while done.poll() is None:
        if supervisor.stopping:
            done.terminate()
        time.sleep(0.02)
    return done.returncode == 0


def _worker(place: home.Home, environment: Mapping[str, str]) -> Process:
    return Process(
        name="后台任务",
        command=_python(place, "-m", "yiwang.site.cli", "worker"),
        environment={**environment, "YIWANG_LOG": str(_log(place, "worker.jsonl"))},
        log=_log(place, "worker.log"),
    )


def _web(place: home.Home, port: str, environment: Mapping[str, str]) -> Process:
    listen = os.environ.get("YIWANG_LISTEN", "0.0.0.0")  # noqa: S104 - a site is there to be reached
    words = ["--interface", "wsgi", "--host", listen, "--port", port, "--no-ws"]
    words += ["--workers", str(WEB_WORKERS), "--respawn-failed-workers", "--no-access-log"]
    words += ["--workers-kill-timeout", "8"]  # a worker told to stop while it starts never hears it
    words += ["--blocking-threads", "8", "--backlog", "1024", "yiwang.site.wsgi:application"]
    return Process(
        name="网站",
        command=_python(place, "-m", "granian", *words),
        environment={**environment, "YIWANG_LOG": str(_log(place, "web.jsonl"))},
        log=_log(place, "web.log"),
        ready=lambda: healthy(port),
    )


def _python(place: home.Home, *words: str) -> list[str]:
    needs = [ROOT / "src/yiwang/site/wsgi.py", Path(sys.executable), place.folder / "static"]
    return privileges.step_down([sys.executable, *words], needs=needs)


def _log(place: home.Home, name: str) -> Path:
    path = place.logs / name
    if path.exists() and path.stat().st_size > LOG_LIMIT:
        path.replace(path.with_name(f"{name}.1"))
    path.touch()
    privileges.own(path)
    return path


def healthy(port: str) -> bool:
    """Whether the web answers and reaches its database."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2) as answer:
            return bool(answer.status == 200)  # noqa: PLR2004 - OK
    except (urllib.error.URLError, OSError):
        return False


def _greet(place: home.Home, address: str, seconds: float) -> None:
    say(f"一网已启动（{seconds:.1f} 秒）：{address}")
    if accounts := steps.recall(place.accounts):
        say("演示账号：")
        for account in accounts:
            say(f"  {account.role}\t{account.name}\t{account.username}\t{account.password}")
    say("按 Ctrl-C 停止。")


def tail(log: Path, lines: int = 15) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])


def say(text: str) -> None:
    print(text, flush=True)
