"""What `yiwang apply` brings to the city's files besides its releases."""

from pathlib import Path

import pytest

from yiwang.kernel.access.actions import set_actor
from yiwang.kernel.city.queries import list_regions
from yiwang.kernel.records.models import Record
from yiwang.lib import clock
from yiwang.lib.actor import system
from yiwang.site.publishing import publish_regions

pytestmark = pytest.mark.django_db
ROWS = "code,name,parent,level\n4407,示例市,,3\n440703,蓬江区,4407,4\n"


def test_regions_follow_their_file_and_are_written_once(tmp_path: Path) -> None:
    file, actor = tmp_path / "regions.csv", system("apply")
    file.write_text(ROWS, encoding="utf-8")
    set_actor(actor)

    publish_regions(file, actor=actor, at=clock.now())
    publish_regions(file, actor=actor, at=clock.now())

    assert [r.name for r in list_regions("4407")] == ["蓬江区"]
    assert Record.objects.filter(event="city.regions-replaced").count() == 1
