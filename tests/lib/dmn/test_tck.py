"""The DMN Technology Compatibility Kit: the score may only rise."""

import os
from pathlib import Path

import pytest

from yiwang.lib.dmn import tck

CASES = Path(__file__).parents[2] / "material" / "dmn-tck"
FLOOR = 2783  # of 2797; the other 14 call Java


def test_every_copied_case_passes() -> None:
    score = tck.run(CASES)

    assert score.failures == ()
    assert score.passed == score.total > 10


@pytest.mark.skipif("YIWANG_MATERIAL" not in os.environ, reason="the whole kit is not copied")
def test_the_score_of_the_whole_kit_does_not_fall() -> None:
    score = tck.run(Path(os.environ["YIWANG_MATERIAL"]) / "dmn-tck")

    assert score.passed >= FLOOR
    assert all("external-java" in failure for failure in score.failures)


def test_the_command_prints_failures_and_the_score(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("0004-simpletable-U.dmn", "0004-simpletable-U-test-01.xml"):
        text = (CASES / "0004-simpletable-U" / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace(">Approved<", ">Rejected<"), encoding="utf-8")

    status = tck.main([str(tmp_path)])

    *failures, last = capsys.readouterr().out.splitlines()
    assert status == 1
    assert failures[0].startswith("0004-simpletable-U-test-01 001")
    assert last.startswith("passed ")
    assert last.endswith(" of 3")


def test_the_command_refuses_what_is_no_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert tck.main(["没有"]) == 2
    assert "用法" in capsys.readouterr().err
