#!/usr/bin/env bash
# Install Debian packages that are missing: as root when that is possible, else say the command.
# Usage: scripts/system.sh [PACKAGE…]; without names, what `make test` needs.
set -euo pipefail

packages=("$@")
if [ ${#packages[@]} -eq 0 ]; then
  packages=(chromium fonts-noto-cjk postgresql-15 nodejs npm)
fi

provided() {  # the program that shows that a package, or another source of it, is there
  case "$1" in
    chromium) command -v chromium ;;
    nodejs) command -v node ;;
    npm) command -v npm ;;
    postgresql-15) ls /usr/lib/postgresql/*/bin/initdb ;;
    *) dpkg -s "$1" ;;
  esac > /dev/null 2>&1
}

missing=()
for package in "${packages[@]}"; do
  provided "$package" || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
  echo "正在安装系统软件包：${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  mkdir -p /etc/postgresql-common
  # only PostgreSQL's programs are wanted, not a cluster of Debian's
  [ -f /etc/postgresql-common/createcluster.conf ] ||
    echo "create_main_cluster = false" > /etc/postgresql-common/createcluster.conf
  apt-get update -qq
  apt-get install -qq -y --no-install-recommends "${missing[@]}"
else
  echo "缺少系统软件包，请先执行： sudo apt-get install -y ${missing[*]}" >&2
  exit 1
fi
