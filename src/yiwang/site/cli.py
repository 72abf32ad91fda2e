"""The console script. Commands are loaded by dotted name, so that `yiwang check` never imports Django."""

import importlib
import sys

COMMANDS: dict[str, str] = {
    "check": "yiwang.site.declared:check",
    "test": "yiwang.site.declared:test",
    "book": "yiwang.site.declared:book",
    "schemas": "yiwang.site.declared:schemas",
    "new": "yiwang.site.declared:new",
    "tck": "yiwang.lib.dmn.tck:main",
    "up": "yiwang.site.up:main",
    "apply": "yiwang.site.apply:main",
    "worker": "yiwang.site.worker:main",
    "manage": "yiwang.site.manage:main",
    "password": "yiwang.site.password:main",
    "verify": "yiwang.site.verify:main",
}


def main() -> int:
    """Run one command; returns its exit status."""
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in COMMANDS:
        print("用法: yiwang " + " | ".join(COMMANDS), file=sys.stderr)
        return 2
    module, _, function = COMMANDS[name].partition(":")
    status: int = getattr(importlib.import_module(module), function)(sys.argv[2:])
    return status


if __name__ == "__main__":
    sys.exit(main())
