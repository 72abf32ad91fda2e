"""The guide is followed word for word, so that it stays true."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from yiwang.declarations import load
from yiwang.site import declared

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs/how-to/first-pack.md"
BLOCK = re.compile(r"^```(sh|yaml [\w./-]+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMANDS = {
    "new": declared.new,
    "check": declared.check,
    "test": declared.test,
    "book": declared.book,
}


def blocks() -> list[tuple[str, str]]:
    return [(m[1], m[2]) for m in BLOCK.finditer(GUIDE.read_text(encoding="utf-8"))]


def commands() -> list[list[str]]:
    lines = [line for kind, text in blocks() if kind == "sh" for line in text.splitlines()]
    return [shlex.split(line) for line in lines]


def test_the_guide_takes_at_most_twelve_commands_and_no_python() -> None:
    assert len(commands()) <= 12
    assert all(words[0] == "yiwang" for words in commands())


def test_an_official_gets_from_nothing_to_a_third_pack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("packs", "cities/demo"):
        shutil.copytree(ROOT / folder, folder)
    places = ["--city", "cities/demo", "--packs", "packs"]

    for kind, text in blocks():
        if kind != "sh":
            Path(kind.removeprefix("yaml ")).write_text(text, encoding="utf-8")
            continue
        for line in text.splitlines():
            _, name, *rest = shlex.split(line)
            if name != "apply":  # publishing needs a database
                assert COMMANDS[name]([*rest, *places]) == 0, capsys.readouterr().out

    loaded = load(Path("cities/demo"), Path("packs"))
    assert loaded.problems == ()
    assert loaded.packs["activity-room"].services.keys() == {"apply"}
    assert "扩建以后" in Path("packs/activity-room/README.md").read_text(encoding="utf-8")
