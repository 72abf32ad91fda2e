"""Anyone may verify; nobody may try numbers."""

import pytest
from django.db import connection
from django.test import Client

from tests.services.results import town
from yiwang.kernel.access.actions import set_actor
from yiwang.lib.actor import ANONYMOUS
from yiwang.lib.ids import gb32100
from yiwang.lib.refused import Refused
from yiwang.services.results import actions
from yiwang.services.results.actions.verifying import TIMES
from yiwang.services.results.models import Document
from yiwang.services.results.types import ACTS, Verified

CODE = gb32100.make(kind="92", region="440703", serial=1)


def ask(address: str = "192.0.2.1", **by: str) -> Verified | None:
    return actions.verify(address=address, actor=ANONYMOUS, at=town.LATER, **by)


@pytest.fixture
def certificate() -> Document:
    case = town.open_food()
    town.grant_food(case)
    town.work()
    return town.document(case, "certificate")


@pytest.mark.proves("D39.2")
def test_a_licence_is_verified_by_its_code_or_by_number_and_second_element(
    certificate: Document,
) -> None:
    by_code = ask(identifier=certificate.licence)
    by_number = ask(number=certificate.number, second=f" {CODE.lower()} ")

    assert by_code == by_number
    assert by_code is not None
    assert (by_code.standing, by_code.demo) == ("有效", True)
    assert by_code.facts == (
        ("经营者名称", "示例市𠮷祥餐饮服务有限公司"),
        ("经营场所", "示例市蓬江区示范路88号首层、二层"),
        ("主体业态", "餐饮服务经营者"),
        ("经营项目", "热食类食品制售、冷荤类食品制售、自制饮品制售"),
    )


def test_a_wrong_second_element_and_an_unknown_number_get_the_same_answer(
    certificate: Document,
) -> None:
    assert ask(number=certificate.number, second="别的") is None
    assert ask(number="JY24407030009999", second=CODE) is None
    assert ask(number=certificate.number, second="") is None


@pytest.mark.proves("D39.2")
@pytest.mark.parametrize("act", [a for a in ACTS if a != "restore"])
def test_verification_says_what_became_of_a_licence(certificate: Document, act: str) -> None:
    actions.change_standing(
        document_id=certificate.pk,
        act=act,
        reasons="事实",
        law="条款",
        actor=town.keeper(),
        at=town.LATER,
    )

    found = ask(identifier=certificate.licence)

    assert found is not None
    assert found.standing == ACTS[act].after


def test_a_licence_past_its_last_day_has_expired(certificate: Document) -> None:
    far = town.LATER.replace(year=2032)

    found = actions.verify(
        identifier=certificate.licence, address="192.0.2.1", actor=ANONYMOUS, at=far
    )

    assert found is not None
    assert found.standing == "过期"


def test_a_persons_own_facts_are_masked() -> None:
    case = town.open_allowance()
    town.work()
    confirmation = town.document(case, "confirmation")

    found = ask(number=confirmation.number, second="区𬎆华")

    assert found is not None
    assert found.standing == "已出具"
    assert "区𬎆华" not in repr(found)


def test_one_address_cannot_go_on_asking(certificate: Document) -> None:
    for _ in range(TIMES):
        ask(number="JY1", second="x")

    with pytest.raises(Refused, match="太频繁") as refused:
        ask(number="JY1", second="x")

    assert refused.value.status == 429
    assert ask("192.0.2.2", identifier=certificate.licence) is not None


def test_asking_leaves_the_second_wall_as_it_was(certificate: Document) -> None:
    set_actor(ANONYMOUS)

    ask(identifier=certificate.licence)

    assert Document.objects.count() == 0


def test_a_deleted_document_is_refused_by_the_database(certificate: Document) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT has_table_privilege('yiwang_app', 'services_results_document', 'DELETE')"
        )
        assert cursor.fetchone() == (False,)


def test_the_page_answers_without_signing_in(certificate: Document, client: Client) -> None:
    page = client.get("/verify")
    scanned = client.get(f"/verify/{certificate.licence}").content.decode()
    asked = client.post("/verify", {"number": certificate.number, "second": CODE}).content.decode()
    unknown = client.post("/verify", {"number": "JY1", "second": CODE}).content.decode()

    assert page.status_code == 200
    assert "有效" in scanned
    assert "演示 无效" in scanned
    assert certificate.number in asked
    assert "没有这样的证照" in unknown
