from typing import Any

import pytest

from tests.services import real
from yiwang.declarations.shapes.pack import Data
from yiwang.kernel.access.actions import set_actor
from yiwang.kernel.cases import ports
from yiwang.kernel.registers import actions as registers
from yiwang.lib import clock


def as_nothing(*_: Any) -> dict[str, Any]:
    return {}


@pytest.fixture
def city(db: None) -> None:
    """The demo city with its packs; no registers."""
    set_actor(real.SYSTEM)
    if "results.issue" not in ports.services:
        ports.services.fill("results.issue", as_nothing)
    real.publish()


@pytest.fixture
def registers_made(owner: None) -> None:
    """The tables of the base registers."""
    shapes = {
        r.key: Data.model_validate(r.body)
        for r in real.declared()
        if r.kind == "register" and r.key in real.NEEDED
    }
    registers.apply(registers=shapes, actor=real.SYSTEM, at=clock.now())


@pytest.fixture
def town(city: None, registers_made: None) -> None:
    """The demo city with people and firms in its registers."""
    real.fill("population", real.cast())
    real.fill("firms", real.shops())
