# The project's commands: docs/commands.md says what each does.
PY = .venv/bin/python
POSTGRESQL_15 = /usr/lib/postgresql/15/bin
export PYTHONPATH = src
export DJANGO_SETTINGS_MODULE = yiwang.site.settings

.PHONY: setup run check test bench coverage-of-plan generated lock

setup:
	@scripts/setup.sh
	@scripts/fonts.sh || echo "没有取得文书字体：办件照常办理，文书等字体到齐后再制作（scripts/fonts.sh）" >&2

run: setup
	@exec .venv/bin/yiwang up --demo

check: setup
	.venv/bin/ruff format --check src tests scripts bench
	.venv/bin/ruff check src tests scripts bench
	.venv/bin/mypy
	.venv/bin/lint-imports
	$(PY) -m scripts.reference --check
	.venv/bin/yiwang check
	.venv/bin/yiwang book --check
	.venv/bin/yiwang schemas --check
	$(PY) scripts/look.py --check
	$(PY) scripts/messages.py --check
	$(PY) scripts/sizes.py

test: setup
	@scripts/system.sh
	@scripts/pages.sh
	@$(MAKE) --no-print-directory check
	$(PY) -m pytest -q -n 2 --dist loadfile --proven
	YIWANG_TEST_PROGRAMS=$(POSTGRESQL_15) $(PY) -m pytest -q -n 2 --dist loadfile tests/kernel
	@git diff --exit-code --stat docs/reference || { echo "生成的参考有变化：请检查后提交 docs/reference"; exit 1; }

bench: setup
	@$(PY) -m scripts.bench $(NAMES)

coverage-of-plan: setup
	@$(PY) scripts/coverage_of_plan.py

generated: setup  # write docs/reference and the message catalogues anew
	@$(PY) scripts/messages.py
	@$(PY) -m scripts.reference
	@.venv/bin/yiwang schemas
	@.venv/bin/yiwang book

lock:  # after a change of pyproject.toml
	$(PY) -m venv build/lock && build/lock/bin/pip install -q uv
	build/lock/bin/uv pip compile pyproject.toml --extra dev --extra build --universal \
	  --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -o requirements.lock
