"""Write docs/reference from the code: environment, refusals, events. --check only compares."""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from yiwang.site import env, settings

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src/yiwang"
HEAD = "<!-- 由 make generated 从代码生成，请勿手改 -->\n"


@dataclass(frozen=True, order=True)
class Call:
    """One call in the code whose first argument is a code or an event name."""

    code: str
    text: str  # the second argument as a person would read it
    module: str


def calls(name: str) -> Iterator[Call]:
    """Find every `name("literal", …)` in the package."""
    for path in sorted(SOURCE.rglob("*.py")):
        module = ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _called(node.func) == name and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    text = _read(node.args[1]) if len(node.args) > 1 else ""
                    yield Call(first.value, text, module.removesuffix(".__init__"))


def _called(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _read(node: ast.expr) -> str:
    """Return a message with … where a value stands."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(_read(v) if isinstance(v, ast.Constant) else "…" for v in node.values)
    if isinstance(node, ast.BinOp):
        return _read(node.left) + _read(node.right)
    return "…"


def environment() -> str:
    groups: dict[str, list[env.Variable]] = {}
    for variable in env.VARIABLES.values():
        groups.setdefault(variable.group, []).append(variable)
    lines = [HEAD, "# 环境变量\n"]
    for group, variables in sorted(groups.items()):
        lines += [f"## {group}\n", "| 变量 | 默认 | 说明 |", "|---|---|---|"]
        for v in sorted(variables, key=lambda v: v.name):
            lines.append(f"| `{v.name}` | {_default(v.default)} | {v.help} |")
        lines.append("")
    return "\n".join(lines)


def _default(value: str) -> str:
    """Show a path as it is on every machine."""
    shown = value.replace(str(settings.HOME), "$YIWANG_HOME").replace(
        str(settings.ROOT), "（检出目录）"
    )
    return f"`{shown}`" if shown else "空"


def refusals() -> str:
    lines = [HEAD, "# 拒绝代码\n", "页面和接口拒绝时给出的代码、说明，以及给出它的模块。\n"]
    return "\n".join([*lines, *_table(("代码", "说明"), calls("Refused"))])


def events() -> str:
    lines = [HEAD, "# 记录中的事件\n", "每个事件由哪个模块写入记录。\n"]
    found = {Call(c.code, "", c.module) for c in calls("record") if re.search(r"\.", c.code)}
    return "\n".join([*lines, *_table(("事件", ""), found)])


def _table(titles: tuple[str, str], found: Iterator[Call] | set[Call]) -> Iterator[str]:
    code, text = titles
    yield f"| {code} | {text} | 模块 |" if text else f"| {code} | 模块 |"
    yield "|---|---|---|" if text else "|---|---|"
    for call in sorted(set(found)):
        middle = f" {call.text.replace('|', '/')} |" if text else ""
        yield f"| `{call.code}` |{middle} `{call.module}` |"
    yield ""


PAGES = {"environment.md": environment, "refusals.md": refusals, "events.md": events}


def main() -> int:
    stale = []
    for name, page in PAGES.items():
        path = ROOT / "docs/reference" / name
        text = page()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if "--check" not in sys.argv:
                path.write_text(text, encoding="utf-8")
    if stale and "--check" in sys.argv:
        print(f"过期：docs/reference/{', '.join(stale)}；请执行 make generated 后提交")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
