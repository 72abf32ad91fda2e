#!/usr/bin/env bash
# The virtual environment and the pages' packages, made anew only when their locks change.
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

if [ -f package-lock.json ]; then
  command -v npm > /dev/null || scripts/system.sh nodejs npm
  wanted=$(sha256sum package-lock.json | cut -d' ' -f1)
  if [ "$(cat node_modules/.ready 2>/dev/null || true)" != "$wanted" ]; then
    echo "正在准备页面资源……"
    npm ci --silent --no-audit --no-fund
    echo "$wanted" > node_modules/.ready
  fi
fi
