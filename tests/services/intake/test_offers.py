"""免申即享: the register finds people; one confirmation, by them or by their village."""

import pytest
from django.test import Client

from tests.services import real
from tests.services.intake.forms import send
from tests.services.intake.test_journeys import to
from yiwang.kernel.access import actions as access
from yiwang.kernel.access.actions import set_actor
from yiwang.kernel.access.engine import session
from yiwang.kernel.access.queries import find_account
from yiwang.kernel.cases.models import Case
from yiwang.kernel.city.queries import get_city
from yiwang.lib import clock
from yiwang.services.intake.actions.offers import accept_offer
from yiwang.services.intake.queries import offers

pytestmark = pytest.mark.usefixtures("town")
MINE = "/my/offers/elderly-allowance/apply"
ACCOUNT = {"开户银行": "示例银行", "银行账号": "6222000011112222333"}


@pytest.fixture
def village(client: Client) -> Client:
    """A village worker of 羊桥, signed in."""
    set_actor(real.SYSTEM)
    access.sync_posts(
        city=get_city(), actor=real.SYSTEM, at=clock.now(), initial_password="x-1-y-2"
    )
    account = find_account("village-worker")
    assert account is not None
    held = client.session
    session.begin(held, account=account.pk, epoch=account.epoch, assurance=1)
    held.save()
    return client


@pytest.mark.proves("F14.2")
def test_an_old_person_is_found_and_confirms_once(client: Client) -> None:
    real.sign_in(client, "梁秀英")
    assert "等您确认" in client.get("/my/offers").content.decode()
    assert send(client, MINE).status_code == 422

    to(send(client, MINE, **ACCOUNT))

    set_actor(real.SYSTEM)
    case = Case.objects.get()
    assert (case.channel, case.outcome, case.decided_by) == ("proactive", "granted", "rule")
    assert "已经在办" in client.get("/my/offers").content.decode()
    assert to(client.get(MINE)) == f"/my/cases/{case.pk}"


def test_two_who_confirm_at_the_same_moment_open_one_case(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    actor = real.sign_in(client, "梁秀英")
    assert actor.party is not None
    set_actor(actor)
    at, key = clock.now(), "elderly-allowance/apply"
    seen = offers.list_offers(actor.party, today=at.date())  # by both, before either confirms

    first = accept_offer(key=key, answers=ACCOUNT, actor=actor, at=at)
    monkeypatch.setattr(offers, "list_offers", lambda *_, **__: seen)
    second = accept_offer(key=key, answers=ACCOUNT, actor=actor, at=at)

    assert first.pk == second.pk
    assert Case.objects.count() == 1


@pytest.mark.parametrize("name", ["陈小燕", "李国强"])
def test_who_is_too_young_or_lives_elsewhere_gets_no_offer(client: Client, name: str) -> None:
    real.sign_in(client, name)

    assert "现在没有可以直接领的" in client.get("/my/offers").content.decode()
    assert to(client.get(MINE)) == "/my/offers"


@pytest.mark.proves("F14.2")
def test_the_village_confirms_for_one_of_its_people(village: Client) -> None:
    page = village.get("/desk/offers").content.decode()
    assert "梁秀英" in page
    assert real.person("梁秀英").id_number not in page
    assert "黄伯康" not in page  # of another village
    row = page[: page.index(">梁秀英<")]
    url = row[row.rindex('href="') + 6 :].split('"')[0]

    to(send(village, url, **ACCOUNT))

    set_actor(real.SYSTEM)
    case = Case.objects.get()
    assert (case.channel, case.outcome) == ("proactive", "granted")
    assert case.tasks.get(deed="confirm").assignments.get().account.startswith("staff:")
    assert "梁秀英" not in village.get("/desk/offers").content.decode()
    assert village.get(url).status_code == 409


def test_residents_do_not_see_the_village_s_list(client: Client) -> None:
    real.sign_in(client, "陈小燕")

    assert client.get("/desk/offers").status_code == 403
