"""Root never serves: as root, every long process becomes the system user before it starts."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path

SYSTEM_USER = "yiwang"


@cache
def system_user() -> str | None:
    """Return the user that processes become, made if missing; None when we are not root."""
    if os.geteuid() != 0:
        return None
    try:
        pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        where = ["--home-dir", "/nonexistent", "--no-create-home", "--shell", "/usr/sbin/nologin"]
        subprocess.run(["/usr/sbin/useradd", "--system", *where, SYSTEM_USER], check=True)
    return SYSTEM_USER


def own(*paths: Path) -> None:
    """Give our own files and folders, never their parents, to the system user."""
    if user := system_user():
        for path in paths:
            shutil.chown(path, user=user)


def reaches(path: Path) -> bool:
    """Whether the system user may walk to `path` and read it."""
    user = system_user()
    if user is None:
        return True
    test = [_setpriv(), *_identity(user), "test", "-r", str(path)]
    return subprocess.run(test, check=False, cwd="/").returncode == 0


def step_down(command: Sequence[str | Path], *, needs: Sequence[Path] = ()) -> list[str]:
    """Return `command` as the system user runs it; it dies with the process that started it.

    When a folder in `needs` lies where the system user may not walk (a checkout under /root),
    the process keeps the one capability that walks there, instead of staying root or of our
    changing the modes of folders that are not ours.
    """
    words = [str(word) for word in command]
    setpriv = shutil.which("setpriv")
    user = system_user()
    if user is None:
        return [setpriv, "--pdeathsig", "INT", *words] if setpriv else words
    walk: list[str] = []
    if not all(reaches(path) for path in needs):
        walk = ["--inh-caps", "+dac_override", "--ambient-caps", "+dac_override"]
    return [_setpriv(), *_identity(user), *walk, "--pdeathsig", "INT", *words]


def _identity(user: str) -> list[str]:
    group = str(pwd.getpwnam(user).pw_gid)
    return ["--reuid", user, "--regid", group, "--clear-groups"]


def _setpriv() -> str:
    found = shutil.which("setpriv")
    if found is None:
        raise RuntimeError("以 root 运行需要 setpriv（util-linux）；请安装，或换普通用户运行。")
    return found
