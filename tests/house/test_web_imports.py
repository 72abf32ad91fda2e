"""A web worker starts fast and small: heavy libraries are loaded by the tasks that need them."""

import subprocess
import sys

HEAVY = {"ibis", "pyhanko", "statsforecast", "ortools", "pandas", "duckdb"}
ASK = "import sys, yiwang.site.urls; print(*{m.partition('.')[0] for m in sys.modules})"
SETUP = "import django; django.setup(); "


def test_a_web_worker_imports_no_heavy_library() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SETUP + ASK], capture_output=True, text=True, check=True
    )

    assert HEAVY & set(done.stdout.split()) == set()
