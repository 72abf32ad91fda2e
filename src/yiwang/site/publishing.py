"""Publish the declared city: what `yiwang apply` does after the migrations."""

import csv
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from yiwang import declarations
from yiwang.kernel.access.actions import set_actor
from yiwang.kernel.city.actions import publish, replace_regions
from yiwang.kernel.city.queries import list_region_rows
from yiwang.lib.actor import Actor, system
from yiwang.site.steps import Context


def publish_city(context: Context) -> None:
    """Load, check and publish; raises SystemExit with every problem when there is one."""
    folder = Path(settings.CITY_FOLDER)
    if not folder.exists():
        print(f"没有城市目录 {folder}：网站将没有事项。请设 YIWANG_CITY。")
        return
    loaded = declarations.load(folder, Path(settings.PACKS_FOLDER))
    if loaded.problems:
        raise SystemExit("\n".join(str(problem) for problem in loaded.problems))
    actor = system("apply")
    with transaction.atomic():
        set_actor(actor)
        publish(releases=declarations.releases(loaded), actor=actor, at=context.at)
        publish_regions(folder / "regions.csv", actor=actor, at=context.at)


def publish_regions(file: Path, *, actor: Actor, at: datetime) -> None:
    """Bring the table of regions to the city's file: code,name,parent,level under a heading."""
    if not file.exists():
        return
    with file.open(encoding="utf-8", newline="") as lines:
        rows = [(r["code"], r["name"], r["parent"], int(r["level"])) for r in csv.DictReader(lines)]
    if set(rows) != list_region_rows():
        replace_regions(rows=rows, actor=actor, at=at)
