"""What is generated is fresh: every variable, refusal code and event is documented."""

import sys

import pytest

from scripts import reference


def test_the_generated_reference_is_fresh(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["reference", "--check"])

    assert reference.main() == 0, capsys.readouterr().out
