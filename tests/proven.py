"""pytest plugin: which clauses of the plan the passed tests prove, kept in docs/reference.

With --proven the file is written at the end of a whole, green run (`make test`); without, a run
changes nothing. A clause that the plan does not know is an error at collection.
"""

import json
from pathlib import Path

import pytest

REFERENCE = Path(__file__).resolve().parents[1] / "docs/reference"
KEY = "proves"


def known() -> set[str]:
    rows = json.loads((REFERENCE / "plan.json").read_text(encoding="utf-8"))
    return {f"{r['row']}.{n}" for r in rows for n in range(1, r["clauses"] + 1)}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--proven", action="store_true", help="write docs/reference/proven.json")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    clauses = known()
    for item in items:
        claimed = {c for mark in item.iter_markers(KEY) for c in mark.args}
        if claimed - clauses:
            raise pytest.UsageError(f"{item.nodeid}: no such clause {sorted(claimed - clauses)}")
        item.user_properties += [(KEY, clause) for clause in sorted(claimed)]


class Proven:
    """Gathers the reports of every worker."""

    def __init__(self) -> None:
        self.tests: dict[str, set[str]] = {}
        self.before = json.loads((REFERENCE / "proven.json").read_text(encoding="utf-8"))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        test = report.nodeid.partition("[")[0]
        for key, value in report.user_properties:
            clause = str(value)
            passed = report.when == "call" and report.passed
            # skipped for want of test material: what a run with it proved still stands
            kept = report.skipped and test in self.before.get(clause, ())
            if key == KEY and (passed or kept):
                self.tests.setdefault(clause, set()).add(test)

    def pytest_sessionfinish(self, exitstatus: int) -> None:
        if exitstatus == pytest.ExitCode.OK:
            found = {clause: sorted(tests) for clause, tests in sorted(self.tests.items())}
            text = json.dumps(found, ensure_ascii=False, indent=1)
            (REFERENCE / "proven.json").write_text(f"{text}\n", encoding="utf-8")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--proven") and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Proven())
