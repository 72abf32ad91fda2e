#!/usr/bin/env bash
# What the pages' stylesheet and assets are compiled from, for `make test`; `make run` needs none of it.
set -euo pipefail
cd "$(dirname "$0")/.."

wanted=$(sha256sum package-lock.json | cut -d' ' -f1)
if [ "$(cat node_modules/.ready 2>/dev/null || true)" != "$wanted" ]; then
  npm ci --silent --no-audit --no-fund
  echo "$wanted" > node_modules/.ready
fi
