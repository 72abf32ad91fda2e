"""Only an app's own actions write its models (strings and lint contracts cannot see this)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WRITES = {"create", "bulk_create", "get_or_create", "update_or_create", "bulk_update"}
ROWS = {"save", "delete", "update"}


def modules() -> list[Path]:
    apps = (p.parent for p in (ROOT / "src/yiwang").rglob("apps.py"))
    return sorted(p for app in apps for p in app.rglob("*.py") if "migrations" not in p.parts)


def writes(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield line and model of each write through a manager, and each bare `.save(`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            chain = ast.unparse(node.func)
            if node.func.attr in WRITES | ROWS and ".objects" in chain:
                yield node.lineno, chain.split(".objects")[0]
            elif node.func.attr == "save" and chain.count(".") == 1:
                yield node.lineno, ""


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT / "src/yiwang")))
def test_only_the_apps_own_actions_write_its_models(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    app = ".".join(path.relative_to(ROOT / "src").parts[:3])
    imported = {
        a.asname or a.name: node.module or ""
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for a in node.names
    }

    for line, model in writes(tree):
        assert "actions" in path.with_suffix("").parts, f"{path}:{line} writes outside actions"
        assert not model or imported.get(model, app).startswith(app), f"{path}:{line} {model}"
