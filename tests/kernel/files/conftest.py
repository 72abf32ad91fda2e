from pathlib import Path

import pytest
from django.conf import LazySettings


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: LazySettings) -> Path:
    settings.FILES_FOLDER = tmp_path / "files"
    return tmp_path / "files"
