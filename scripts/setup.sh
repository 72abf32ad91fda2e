#!/usr/bin/env bash
# The virtual environment, made anew only when its lock changes.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ ! -L .venv ]; then  # a linked environment belongs to another checkout
  wanted=$(cat requirements.lock pyproject.toml | sha256sum | cut -d' ' -f1)
  if [ "$(cat .venv/.ready 2>/dev/null || true)" != "$wanted" ]; then
    python=${PYTHON:-python3}
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
      { echo "需要 Python 3.11 或更新版本：可用 PYTHON=/路径/python3.11 make run" >&2; exit 1; }
    echo "正在准备 Python 环境……"
    "$python" -m venv --clear .venv
    .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
    .venv/bin/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
    echo "$wanted" > .venv/.ready
  fi
fi
