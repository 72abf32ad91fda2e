# The project's commands: docs/commands.md says what each does.
PY = .venv/bin/python
export PYTHONPATH = src
export DJANGO_SETTINGS_MODULE = yiwang.site.settings

.PHONY: setup check test
.venv/.ready: pyproject.toml
	python3 -m venv .venv
	.venv/bin/pip install -q -e '.[dev]'
	touch $@
setup: .venv/.ready
check: setup
	.venv/bin/ruff format --check src tests
	.venv/bin/ruff check src tests
	.venv/bin/mypy
	.venv/bin/lint-imports
test: check
	.venv/bin/python -m pytest -q
