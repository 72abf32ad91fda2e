"""Publish the declared city: what `yiwang apply` does after the migrations."""

from pathlib import Path

from django.conf import settings
from django.db import transaction

from yiwang import declarations
from yiwang.kernel.access.actions import set_actor
from yiwang.kernel.city.actions import publish
from yiwang.lib.actor import system
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
