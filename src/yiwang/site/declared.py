"""`yiwang check | test | book | schemas | new`: what a designer runs on a city folder; no Django."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from yiwang.declarations import Loaded, load
from yiwang.declarations.scaffolding import Impossible, new_pack
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
