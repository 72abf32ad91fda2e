"""What is locked is what is asked for, with hashes and without addresses."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [line for extra in project["optional-dependencies"].values() for line in extra]
    asked = {re.split(r"[\[<>=~! ]", line)[0].lower() for line in project["dependencies"] + extras}

    locked = {line.split("==")[0].split("[")[0] for line in LOCK.splitlines() if "==" in line}
    assert asked - locked == set(), "make lock"


def test_the_lock_names_no_address() -> None:
    assert "://" not in LOCK
    assert LOCK.count("--hash=sha256:") > LOCK.count("==")
