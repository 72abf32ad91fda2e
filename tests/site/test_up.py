"""`yiwang up` as a person meets it: a process, its folder, its address."""

import json
import os
import signal
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serving import Site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("home")
    site = Site(folder, city=folder / "no-city")  # the journeys serve the example
    yield site
    if site.process and site.process.poll() is None:
        site.stop(signal.SIGTERM)


def test_a_command_without_a_running_site_says_how_to_start_it(site: Site) -> None:
    done = site.command("manage", "check")

    assert done.returncode == 1
    assert "make run" in done.stderr


def test_the_first_start_makes_everything(site: Site) -> None:
    site.start()

    with urllib.request.urlopen(f"http://127.0.0.1:{site.port}/healthz") as answer:
        assert json.load(answer) == {"database": True}
    assert {"postgres", "web", "worker"} == set(site.children())
    secrets = list((site.home.folder / "secrets").iterdir())
    assert {f.stat().st_mode & 0o777 for f in secrets} == {0o600}


def test_a_second_supervisor_of_the_same_folder_is_told_where_the_first_answers(
    site: Site,
) -> None:
    done = site.command("up")

    assert done.returncode == 1
    assert f"http://localhost:{site.port}/" in done.stderr


@pytest.mark.parametrize("name", ["web", "postgres", "worker"])
def test_what_dies_is_started_again(site: Site, name: str) -> None:
    before = site.children()[name]

    os.kill(before, signal.SIGKILL)

    until = time.monotonic() + 30
    while site.children().get(name, before) == before:
        assert time.monotonic() < until
        time.sleep(0.1)
    site.wait(healthy=True)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupting_stops_everything(site: Site, number: signal.Signals) -> None:
    children = site.children()

    said = site.stop(number)

    assert "已全部停止" in said
    assert [p for p in children.values() if Path(f"/proc/{p}").exists()] == []
    assert not (site.home.folder / "pg/postmaster.pid").exists()
    assert site.start() < 15


def test_a_killed_supervisor_leaves_nothing_running(site: Site) -> None:
    children = site.children()
    assert site.process is not None

    site.process.kill()
    site.process.wait()

    until = time.monotonic() + 30
    while any(Path(f"/proc/{p}").exists() for p in children.values()):
        assert time.monotonic() < until
        time.sleep(0.1)
    assert site.start() < 15


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has a user to step down to")
def test_nothing_that_serves_is_root(site: Site) -> None:
    for pid in site.children().values():
        assert Path(f"/proc/{pid}").stat().st_uid != 0
