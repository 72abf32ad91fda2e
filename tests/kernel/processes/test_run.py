from typing import Any

import pytest

from tests.making import PROCESS
from yiwang.kernel.processes import engine


def handle(step: engine.Waiting) -> dict[str, Any]:
    return {"现场核查": "需要"}


def test_tokens_are_stored_without_the_specification_and_come_back() -> None:
    run = engine.start(PROCESS, {})
    (first,) = run.people()
    run.complete(first.token, {"受理结果": "受理"})
    run.advance(handle)

    again = engine.load(PROCESS, run.tokens())

    assert [w.node for w in again.people()] == ["check"]
    assert again.people()[0].config["signers"] == "2"
    assert "spec" not in run.tokens()["state"]


def test_tokens_of_another_process_are_not_taken() -> None:
    run = engine.start(PROCESS, {})

    with pytest.raises(ValueError, match="another process"):
        engine.load(PROCESS.replace("现场核查", "看现场"), run.tokens())


def test_a_step_that_does_not_wait_cannot_be_completed() -> None:
    run = engine.start(PROCESS, {})

    with pytest.raises(LookupError):
        run.complete("nothing", {})
