"""The demo city, its registers, a worker in the test's own transaction, and keys in a folder."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import LazySettings

from tests.kernel.registers.conftest import apply as apply_registers
from tests.services.results import town
from yiwang.kernel.access.actions import set_actor
from yiwang.lib.actor import system

apply = apply_registers


@pytest.fixture(autouse=True)
def _city(
    db: None, apply: Callable[..., list[str]], settings: LazySettings, tmp_path: Path
) -> None:
    settings.SEAL_FOLDER = town.KEYS
    settings.FILES_FOLDER = tmp_path / "files"
    settings.ADDRESS = "https://example.gov.cn"
    set_actor(system("test"))
    town.publish()
    apply(**town.REGISTERS)
