import os
from pathlib import Path

import pytest

from yiwang.site import database
from yiwang.site.database import Server, socket_folder

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root has a user to step down to")


def test_a_socket_below_a_deep_folder_lies_in_the_temporary_one(tmp_path: Path) -> None:
    deep = tmp_path / ("x" * 100)

    assert socket_folder(Path("/var/lib/yiwang")) == Path("/var/lib/yiwang/run")
    assert len(os.fsencode(socket_folder(deep))) < 60
    assert socket_folder(deep) == socket_folder(deep)


@as_root
def test_the_cluster_works_from_a_checkout_that_only_root_may_walk(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path_factory.mktemp("closed", numbered=True)
    closed.chmod(0o700)
    package = database._installed()
    for part in (package, package.with_name(f"{package.name}.libs")):
        (closed / part.name).symlink_to(part)
    monkeypatch.setattr(database, "_installed", lambda: closed / package.name)
    monkeypatch.setattr(database, "SHARED", Path("/tmp") / f"yiwang-programs-{os.getpid()}")  # noqa: S108
    server = Server(closed / "home", unsafe=True)

    server.start()

    assert server.answers()
    server.stop()
    assert not server.running()
