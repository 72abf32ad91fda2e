"""What `yiwang apply` does to make the database match the code and the declared city.

Each step is named by its function, so that a later floor adds a line here and nothing else. A
step is idempotent: it runs at every start. It gets the moment and may report demo accounts.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from django.utils.module_loading import import_string


@dataclass(frozen=True)
class DemoAccount:
    """One line of the table printed by `yiwang up --demo`."""

    role: str  # the role's title in Chinese
    name: str
    username: str
    password: str


@dataclass
class Context:
    at: datetime
    demo: bool
    accounts: list[DemoAccount] = field(default_factory=list)


@dataclass(frozen=True)
class Step:
    title: str
    function: str  # dotted name of a function of one Context
    demo: bool = False  # only with --demo


STEPS: tuple[Step, ...] = (
    Step("迁移数据库", "yiwang.site.migration.migrate"),
    Step("发布城市声明", "yiwang.site.publishing.publish_city"),
    Step("建立库", "yiwang.site.settling.make_registers"),
    Step("同步岗位和账号", "yiwang.site.settling.follow_posts"),
    Step("装入演示数据", "yiwang.site.demo.seeding.seed", demo=True),
    Step("收集页面资源", "yiwang.site.assets.collect"),
)


def run(context: Context, steps: Sequence[Step] = STEPS) -> None:
    """Run every step that this start asks for."""
    for step in steps:
        if context.demo or not step.demo:
            import_string(step.function)(context)


def remember(accounts: Sequence[DemoAccount], file: Path) -> None:
    """Keep the demo accounts for the table; their file is what production refuses to start with."""
    if accounts:
        text = json.dumps([asdict(a) for a in accounts], ensure_ascii=False, indent=1)
        file.write_text(text, encoding="utf-8")
        file.chmod(0o600)


def recall(file: Path) -> list[DemoAccount]:
    if not file.exists():
        return []
    return [DemoAccount(**row) for row in json.loads(file.read_text(encoding="utf-8"))]
