import pytest
from django.test import Client

from tests.cockpit.indicators.conftest import ELSEWHERE, HEAD
from tests.making import NOON, resident, staff
from yiwang.cockpit.indicators import actions
from yiwang.kernel.cases.models import Case
from yiwang.lib import clock
from yiwang.lib.actor import Actor, system
from yiwang.site import identity


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch, four_cases: list[Case]) -> Client:
    monkeypatch.setattr(clock, "now", lambda: NOON)
    monkeypatch.setattr(identity, "actor_of", lambda _request: HEAD)
    return Client()


def act_as(monkeypatch: pytest.MonkeyPatch, actor: Actor) -> None:
    monkeypatch.setattr(identity, "actor_of", lambda _request: actor)


def test_a_figure_is_shown_with_its_meaning_and_what_it_is_made_of(visit: Client) -> None:
    actions.compute(day=NOON.date(), actor=system("indicators"), at=NOON)

    page = visit.get("/desk/indicators").content.decode()

    for text in ("现场核查率", "25", "4 中的 1", "口径写在这里", "截至 2026-03-02"):
        assert text in page


def test_a_figure_leads_to_its_trend_and_its_cases(visit: Client, four_cases: list[Case]) -> None:
    actions.compute(day=NOON.date(), actor=system("indicators"), at=NOON)

    page = visit.get("/desk/indicators/shops/inspected").content.decode()

    assert "data-chart" in page
    assert four_cases[2].number in page
    assert four_cases[0].number not in page
    assert "演示居民" not in page


def test_figures_are_computed_when_asked(visit: Client) -> None:
    answer = visit.post(
        "/desk/indicators/refresh", {"deed": "11111111-1111-4111-8111-111111111111"}
    )

    assert answer.status_code == 302
    assert "现场核查率" in visit.get("/desk/indicators").content.decode()


@pytest.mark.parametrize("actor", [resident(), staff("acceptor")])
def test_who_was_not_granted_it_sees_no_figures(
    visit: Client, monkeypatch: pytest.MonkeyPatch, actor: Actor
) -> None:
    act_as(monkeypatch, actor)

    assert visit.get("/desk/indicators").status_code == 403
    assert visit.get("/desk/indicators/shops/granted").status_code == 403


def test_another_bureau_is_told_that_it_has_no_figure(
    visit: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    actions.compute(day=NOON.date(), actor=system("indicators"), at=NOON)
    act_as(monkeypatch, ELSEWHERE)

    assert "现场核查率" not in visit.get("/desk/indicators").content.decode()
    assert visit.get("/desk/indicators/shops/granted").status_code == 404
