from pathlib import Path

import pytest

from tests.declarations.town import Town, build


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Town:
    """Return a valid small city; names in problems are relative to its root."""
    monkeypatch.chdir(tmp_path)
    return build(tmp_path)
