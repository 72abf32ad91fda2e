"""Holders see and download what they hold; keepers change its standing, with reasons and article."""

from typing import Any

import pytest
from django.test import RequestFactory
from django.urls import resolve

from tests import making
from tests.services.results import town
from yiwang.kernel.access.actions import set_actor
from yiwang.kernel.registers.queries import history, lookup
from yiwang.lib.actor import ANONYMOUS, Actor
from yiwang.lib.refused import Refused
from yiwang.services.results import actions, policies, queries
from yiwang.services.results.models import Document
from yiwang.services.results.types import ACTS
from yiwang.ui.look import Look


@pytest.fixture
def certificate() -> Document:
    case = town.open_food()
    town.grant_food(case)
    town.work()
    return town.document(case, "certificate")


def show(path: str, actor: Actor, **post: str) -> str:
    """What a page answers this actor; row security included."""
    request = RequestFactory().post(path, post) if post else RequestFactory().get(path)
    request.actor, request.menu, request.look = actor, (), Look()  # type: ignore[attr-defined]
    match = resolve(path.partition("?")[0])
    set_actor(actor)
    response = match.func(request, *match.args, **match.kwargs)
    return str(response.status_code) + response.content.decode(errors="replace")


def act(certificate: Document, name: str, **changes: str) -> Document:
    said = {"reasons": "隐瞒有关情况取得许可", "law": "《行政许可法》第六十九条第二款"} | changes
    return actions.change_standing(
        document_id=certificate.pk, act=name, actor=town.keeper(), at=town.LATER, **said
    )


def test_an_annulled_licence_keeps_its_history(certificate: Document) -> None:
    decision = act(certificate, "annul")

    row = lookup("licences", certificate.licence).row
    assert row is not None
    assert row["state"] == "撤销"
    assert [v.row["state"] for v in history("licences", certificate.licence)] == ["有效", "撤销"]
    assert decision.number == "示例蓬江市监许撤销〔2026〕1号"


@pytest.mark.parametrize(("field", "code"), [("reasons", "理由"), ("law", "条款")])
def test_an_act_needs_reasons_and_an_article(certificate: Document, field: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        act(certificate, "revoke", **{field: " "})


def test_a_cancelled_licence_cannot_be_restored(certificate: Document) -> None:
    act(certificate, "cancel")

    with pytest.raises(Refused, match="现在是“注销”"):
        act(certificate, "restore")


@pytest.mark.parametrize("actor", [town.official(), town.official("k", "civil-affairs"), ANONYMOUS])
def test_only_a_keeper_of_the_organ_acts(certificate: Document, actor: Actor) -> None:
    with pytest.raises(Refused, match="发证机关"):
        actions.change_standing(
            document_id=certificate.pk,
            act="annul",
            reasons="x",
            law="y",
            actor=actor,
            at=town.LATER,
        )


def test_a_suspended_licence_is_valid_again_when_restored(certificate: Document) -> None:
    act(certificate, "hold")
    actions.change_standing(
        document_id=certificate.pk,
        act="restore",
        reasons="整改完成",
        law="整改验收意见",
        actor=town.keeper(),
        at=town.LATER.replace(hour=9),
    )

    assert queries.get_licence(certificate.pk, at=town.LATER).standing == "有效"


def test_every_act_has_a_ground_and_a_kind() -> None:
    assert {a.kind for a in ACTS.values()} == {
        "annul",
        "withdraw",
        "revoke",
        "hold",
        "restore",
        "cancel",
    }


def test_a_holder_sees_and_downloads_the_licence(certificate: Document) -> None:
    holder = town.holder(certificate.party)

    page = show("/my/licences", holder)
    paper = show(f"/documents/{certificate.pk}", holder)

    assert certificate.number in page
    assert paper.startswith("200%PDF-")


def test_another_person_sees_nothing(certificate: Document) -> None:
    stranger = town.holder(town.old_person())

    assert certificate.number not in show("/my/licences", stranger)
    with pytest.raises(Refused, match="没有找到"):
        show(f"/documents/{certificate.pk}", stranger)


def test_a_keeper_finds_and_annuls_on_the_desk(certificate: Document) -> None:
    keeper = town.keeper()

    listed = show(f"/desk/licences?number={certificate.number}", keeper)
    opened = show(f"/desk/licences/{certificate.pk}", keeper)
    short = show(f"/desk/licences/{certificate.pk}", keeper, act="annul")
    done = show(
        f"/desk/licences/{certificate.pk}", keeper, act="annul", reasons="隐瞒", law="第六十九条"
    )

    assert certificate.number in listed
    assert "撤销" in opened
    assert short.startswith("422")
    assert done.startswith("302")
    assert queries.get_licence(certificate.pk, at=town.LATER.replace(year=2027)).standing == "撤销"


def test_an_official_without_the_grant_has_no_list(certificate: Document) -> None:
    with pytest.raises(Refused, match="不管理证照"):
        show("/desk/licences", making.staff("acceptor", organisation=town.BUREAU))


def test_who_may_see_a_document(certificate: Document) -> None:
    document = queries.get_document(certificate.pk)

    assert policies.can_see_document(town.keeper(), document)
    assert not policies.can_see_document(ANONYMOUS, document)


def test_a_list_of_licences_takes_the_same_queries_however_long(
    certificate: Document, django_assert_max_num_queries: Any
) -> None:
    other = town.open_food("示例市另一家餐饮有限公司")
    town.grant_food(other)

    with django_assert_max_num_queries(5):
        page = queries.list_office_licences({town.BUREAU}, at=town.LATER)

    assert len(page.licences) == 2
