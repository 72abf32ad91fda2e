"""/desk/rejected for the keeper, and the simulator's own page."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.test import Client

from tests import making
from tests.connectors.province import town
from yiwang.connectors.province.models import Row
from yiwang.connectors.province.simulator.desk import Desk, Mood
from yiwang.kernel.access.actions import set_actor
from yiwang.kernel.records.models import Record
from yiwang.lib.actor import ANONYMOUS, Actor
from yiwang.site import identity

As = Callable[[Actor], Client]


@pytest.fixture
def sit(monkeypatch: pytest.MonkeyPatch, province: Desk) -> As:
    """Sit somebody at the screen."""

    def seat(actor: Actor) -> Client:
        monkeypatch.setattr(identity, "actor_of", lambda _request: actor)
        return Client()

    return seat


@pytest.fixture
def row(party: UUID, province: Desk) -> Row:
    province.set_mood(Mood(share=100))
    making.open_case(party=party)
    town.work()
    province.set_mood(Mood())
    return Row.objects.get()


def test_the_keeper_sees_what_came_back_field_by_field(sit: As, row: Row) -> None:
    client = sit(town.KEEPER)

    listed = client.get("/desk/rejected").content.decode()
    shown = client.get(f"/desk/rejected/{row.pk}").content.decode()

    assert f"/desk/rejected/{row.pk}" in listed
    assert "以省统一平台的记录为准" in listed
    assert "抽查：与省事项目录的名称不一致" in shown
    assert "核对省事项目录后重新报送" in shown
    assert town.NUMBER not in shown
    set_actor(town.ROBOT)
    looks = Record.objects.filter(data__purpose="处理省平台退回的数据")
    assert [r.actor for r in looks] == ["staff:keeper"]


def test_mending_by_hand_needs_its_reason_and_sends_again(sit: As, row: Row) -> None:
    client = sit(town.KEEPER)
    values = {"value-事项名称": "小店许可（新）", "seen": "1"}
    url = f"/desk/rejected/{row.pk}/mend"

    without = client.post(url, {**values, "deed": str(uuid4())})
    mended = client.post(url, {**values, "reason": "省目录已改名", "deed": str(uuid4())})
    stale = client.post(url, {**values, "reason": "再来", "deed": str(uuid4())})
    set_actor(town.ROBOT)
    town.work()

    assert (without.status_code, mended.status_code, stale.status_code) == (422, 302, 409)
    assert [r.state for r in Row.objects.order_by("revision")] == ["mended", "accepted"]
    assert "没有退回的数据" in client.get("/desk/rejected").content.decode()


@pytest.mark.parametrize(
    ("actor", "status"),
    [(ANONYMOUS, 401), (making.staff("approver"), 403), (making.resident(), 403)],
)
def test_nobody_else_sees_or_mends(sit: As, row: Row, actor: Actor, status: int) -> None:
    client = sit(actor)

    assert client.get("/desk/rejected").status_code == status
    assert client.get(f"/desk/rejected/{row.pk}").status_code in {status, 404}
    assert client.post(f"/desk/rejected/{row.pk}/mend").status_code in {status, 404}


def test_a_mangled_cursor_begins_at_the_first_page(sit: As, row: Row) -> None:
    assert "申请信息" in sit(town.KEEPER).get("/desk/rejected?after=x_y").content.decode()


def test_the_simulated_province_is_told_to_be_down(sit: As, party: UUID, province: Desk) -> None:
    client = sit(ANONYMOUS)

    shown = client.get("/simulator/province/").content.decode()
    told = client.post("/simulator/province/", {"down": "1", "slow": "0", "share": "5"})
    wrong = client.post("/simulator/province/", {"slow": "0", "share": "500"})

    assert "省统一平台（模拟）" in shown
    assert (told.status_code, wrong.status_code) == (302, 422)
    assert province.mood() == Mood(down=True, share=5)
