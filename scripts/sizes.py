"""The size report of `make check`: signs, not a quota. Ask which idea hides in a long file."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LONG_FILE, LONG_FUNCTION = 300, 55


def files() -> Iterator[Path]:
    for path in sorted((ROOT / "src").rglob("*.py")):
        if "migrations" not in path.parts and path.stat().st_size:
            yield path


def functions(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            yield lines, f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"


def share(sizes: list[int], part: float) -> int:
    return sorted(sizes)[min(int(len(sizes) * part), len(sizes) - 1)]


def main() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in files()}
    bodies = sorted((f for path in lengths for f in functions(path)), reverse=True)
    sizes, long = list(lengths.values()), [n for n, _ in bodies]
    print(
        f"files {len(sizes)}, lines {sum(sizes)}: median {share(sizes, 0.5)} (aim 80), "
        f"p90 {share(sizes, 0.9)} (aim 240), max {max(sizes)} (aim {LONG_FILE})"
    )
    print(
        f"functions {len(long)}: p90 {share(long, 0.9)} (aim 27), "
        f"p99 {share(long, 0.99)} (aim {LONG_FUNCTION}), max {max(long)}"
    )
    for path, length in lengths.items():
        if length > LONG_FILE:
            print(f"long file: {path.relative_to(ROOT)} {length}")
    for length, name in bodies:
        if length > LONG_FUNCTION:
            print(f"long function: {name} {length}")


if __name__ == "__main__":
    main()
