"""`yiwang check | test | book | schemas | new`: what a designer runs on a city folder; no Django."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from yiwang.declarations import Loaded, load
from yiwang.declarations import schemas as reference
from yiwang.declarations.book import stale, write
from yiwang.declarations.scaffolding import Impossible, new_pack
from yiwang.declarations.trying import try_all
from yiwang.site.env import env

ROOT = Path(__file__).resolve().parents[3]


def _parser(name: str, help_: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"yiwang {name}", description=help_)
    city = env("YIWANG_CITY", str(ROOT / "cities/demo"), help="城市目录", group="城市")
    packs = env("YIWANG_PACKS", str(ROOT / "packs"), help="包目录", group="城市")
    parser.add_argument("--city", type=Path, default=Path(city), help="城市目录")
    parser.add_argument("--packs", type=Path, default=Path(packs), help="包目录")
    return parser


def _sound(options: argparse.Namespace) -> Loaded | None:
    """Load the city and print every problem; None when there is one."""
    loaded = load(options.city, options.packs)
    for problem in loaded.problems:
        print(problem)
    if loaded.problems:
        print(f"共 {len(loaded.problems)} 个问题", file=sys.stderr)
        return None
    return loaded


def check(arguments: Sequence[str]) -> int:
    """Print every problem as `file:line: code 说明`; status 1 when there is one."""
    options = _parser("check", "检查城市目录和启用的包").parse_args(arguments)
    loaded = _sound(options)
    if loaded is None:
        return 1
    print(f"{loaded.city.title}：{len(loaded.packs)} 个包，没有问题")
    return 0


def test(arguments: Sequence[str]) -> int:
    """Try every example; status 1 when one does not come out as it says."""
    parser = _parser("test", "试每个样例：不用数据库")
    parser.add_argument("--pack", help="只试这个包")
    options = parser.parse_args(arguments)
    loaded = _sound(options)
    if loaded is None:
        return 1
    trials = [t for t in try_all(loaded) if options.pack in {None, t.pack}]
    for trial in trials:
        title = trial.example.shape.title if trial.example.shape else trial.example.id
        print(
            f"{'与样例不符' if trial.differences else 'ok'} {trial.pack}/{trial.example.id} {title}"
        )
        for difference in trial.differences:
            print(f"  {difference}")
    wrong = sum(bool(t.differences) for t in trials)
    print(f"共 {len(trials)} 个样例，{wrong} 个与样例不符")
    return 1 if wrong else 0


def book(arguments: Sequence[str]) -> int:
    """Write each pack's 办事手册 and pictures; with --check only tell what is stale."""
    parser = _parser("book", "把每个包写成办事手册 README.md")
    parser.add_argument("--check", action="store_true", help="只检查是否最新")
    options = parser.parse_args(arguments)
    loaded = _sound(options)
    if loaded is None:
        return 1
    if not options.check:
        for path in write(loaded):
            print(path)
        return 0
    old = stale(loaded)
    for path in old:
        print(f"{path} 不是最新的，请运行 yiwang book")
    return 1 if old else 0


def schemas(arguments: Sequence[str]) -> int:
    """Write JSON Schemas, keys and problem codes into docs/reference; --check only tells."""
    parser = argparse.ArgumentParser(
        prog="yiwang schemas", description="生成编辑器用的 JSON Schema"
    )
    parser.add_argument("--to", type=Path, default=ROOT / "docs/reference", help="写到哪里")
    parser.add_argument("--check", action="store_true", help="只检查是否最新")
    options = parser.parse_args(arguments)
    act = reference.stale if options.check else reference.write
    found = act(options.to)
    for path in found:
        print(f"{path} 不是最新的，请运行 yiwang schemas" if options.check else path)
    return 1 if options.check and found else 0


def new(arguments: Sequence[str]) -> int:
    """Make a small valid pack for an official to fill in."""
    parser = _parser("new", "新建一个可用的小包")
    parser.add_argument("kind", choices=["pack"], help="新建什么")
    parser.add_argument("id", help="编号：小写字母、数字和连字符")
    parser.add_argument("--title", required=True, help="名称，如“自习室预约”")
    parser.add_argument("--owner", required=True, help="负责机构的编号（organisations/）")
    options = parser.parse_args(arguments)
    try:
        written = new_pack(
            id_=options.id,
            title=options.title,
            owner=options.owner,
            city=options.city,
            packs=options.packs,
        )
    except Impossible as reason:
        print(reason, file=sys.stderr)
        return 1
    for path in written:
        print(path)
    return 0
