import subprocess
import sys
from pathlib import Path

import pytest

from tests.declarations.town import Town, build
from yiwang.site import declared


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Town:
    monkeypatch.chdir(tmp_path)
    return build(tmp_path)


PLACES = ["--city", "cities/small", "--packs", "packs"]


def test_check_prints_every_problem_in_one_run(
    town: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    assert declared.check(PLACES) == 0

    town.change("packs/room/services/apply.yaml", "visits: 0", "visit: 0")
    town.change("packs/room/services/apply.yaml", "form: apply ", "form: aply ")
    capsys.readouterr()
    assert declared.check(PLACES) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        "packs/room/services/apply.yaml:16: S3 不认识 visit，是不是 visits？",
        "packs/room/services/apply.yaml:18: L3 没有表单“aply”，是不是“apply”？",
    ]


def test_check_never_imports_django() -> None:
    code = "import yiwang.site.declared, sys; sys.exit('django' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_new_pack_refuses_what_cannot_be(town: Town, capsys: pytest.CaptureFixture[str]) -> None:
    new = ["pack", "room", "--title", "又一个", "--owner", "culture", *PLACES]

    assert declared.new(new) == 1
    assert "已经存在" in capsys.readouterr().err
    assert declared.new(["pack", "other", "--title", "又", "--owner", "nobody", *PLACES]) == 1
    assert "没有机构“nobody”" in capsys.readouterr().err
