# The project's commands: docs/commands.md says what each does.
PY = .venv/bin/python
export PYTHONPATH = src
export DJANGO_SETTINGS_MODULE = yiwang.site.settings

.PHONY: setup run check test bench coverage-of-plan generated lock

setup:
	@scripts/setup.sh

run: setup
	@exec .venv/bin/yiwang up --demo

check: setup
	.venv/bin/ruff format --check src tests scripts bench
	.venv/bin/ruff check src tests scripts bench
	.venv/bin/mypy
	.venv/bin/lint-imports
	$(PY) scripts/sizes.py

test: setup
	@scripts/system.sh
	@scripts/pages.sh
	@$(MAKE) --no-print-directory check
	$(PY) -m pytest -q -n 2

lock:  # after a change of pyproject.toml
	$(PY) -m venv build/lock && build/lock/bin/pip install -q uv
	build/lock/bin/uv pip compile pyproject.toml --extra dev --extra build --universal \
	  --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -o requirements.lock
