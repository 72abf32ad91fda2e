import pytest

from tests import making
from yiwang.kernel.city import actions, queries
from yiwang.kernel.records.models import Record
from yiwang.lib.actor import system
from yiwang.lib.refused import Refused

pytestmark = pytest.mark.django_db


def test_publishing_the_same_again_changes_nothing() -> None:
    making.publish_city()

    changed = actions.publish(
        releases=[making.Made("city", "city", "示例市", making.CITY)],
        actor=system("test"),
        at=making.NOON,
    )

    assert changed == []
    assert Record.objects.filter(event="city.published").count() == 2


@pytest.mark.proves("C14.2")
def test_what_was_in_force_stays_readable_when_a_change_is_published() -> None:
    making.publish_city()
    before = queries.get_current(making.ITEM)

    making.publish_city(title="小店许可（新）")

    assert queries.get_current(making.ITEM).hash != before.hash
    assert queries.get_item(before.hash).service.title == "小店许可"


def test_an_unknown_item_is_refused_as_not_found() -> None:
    with pytest.raises(Refused, match="没有已发布") as told:
        queries.get_current("nothing/here")

    assert told.value.status == 404


def test_an_organisation_covers_those_below_it() -> None:
    making.publish_city()

    city = queries.get_city()

    assert city.subordinates(making.BUREAU) == {making.BUREAU}


def test_regions_are_replaced_whole() -> None:
    rows = [("440703", "蓬江区", "4407", 3), ("440703002", "示例街道", "440703", 4)]

    actions.replace_regions(rows=rows, actor=system("test"), at=making.NOON)

    assert [r.name for r in queries.list_regions("440703")] == ["示例街道"]
    assert queries.get_region_names(["440703"]) == {"440703": "蓬江区"}
