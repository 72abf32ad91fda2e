from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from yiwang.kernel.parties import actions, queries
from yiwang.kernel.parties.models import Contact, Mandate, Party
from yiwang.kernel.parties.types import MandateKind, NumberKind
from yiwang.kernel.records.models import Record
from yiwang.lib.actor import Actor, Kind, system
from yiwang.lib.ids import gb11643, gb32100
from yiwang.lib.refused import Refused

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)
TODAY = date(2026, 11, 20)
ZHANG = gb11643.make("440703", date(1990, 5, 1), 12)
LI = gb11643.make("440705", date(1988, 2, 29), 21)
CODE = gb32100.make(kind="91", region="440703", serial=7)
SEED = system("seed")


def person(name: str = "曾小明", number: str = ZHANG) -> Party:
    return actions.register_person(name=name, number=number, actor=SEED, at=NOON)


def firm() -> Party:
    return actions.register_firm(
        name="示例餐饮有限公司", code=CODE, representative="曾小明", actor=SEED, at=NOON
    )


def mandate(principal: Party, agent: Party, *items: str, until: date | None = None) -> Mandate:
    return actions.give_mandate(
        principal=principal.pk,
        agent=agent.pk,
        kind=MandateKind.REPRESENTATIVE,
        since=TODAY,
        until=until,
        items=items,
        actor=SEED,
        at=NOON,
    )


def acting(party: Party) -> Actor:
    return Actor(Kind.PERSON, id="a", party=party.pk, parties=frozenset({party.pk}))


def test_a_person_is_registered_once_and_found_by_number() -> None:
    first = person()

    again = person()

    assert first == again
    assert queries.find_by_number(NumberKind.ID_NUMBER, f" {ZHANG.lower()} ") == first
    assert first.person.born == date(1990, 5, 1)
    assert first.sort_key.startswith("zeng1 ")


def test_the_number_is_stored_sealed_and_hashed_by_named_algorithms() -> None:
    stored = person()

    assert stored.number_digest.startswith("hmac-sm3:")
    assert stored.number_sealed.startswith("sm4-gcm:")
    assert ZHANG not in stored.number_sealed
    assert queries.read_number(stored) == ZHANG


def test_a_page_shows_the_number_masked() -> None:
    assert queries.get_shown(person().pk).number == f"{ZHANG[:3]}***********{ZHANG[-4:]}"


@pytest.mark.parametrize(
    ("number", "code", "says"),
    [
        (ZHANG[:17] + ("0" if ZHANG[17] != "0" else "1"), "id-number-check-digit", "校验位"),
        (gb11643.make("440703", date(2031, 1, 1), 12), "id-number-birthday", "出生日期"),
        ("1234", "id-number-form", "18 位"),
        ("440703900501123", "id-number-form", "15 位"),
    ],
)
def test_a_wrong_number_is_refused_with_field_rule_and_remedy(
    number: str, code: str, says: str
) -> None:
    with pytest.raises(Refused, match=says) as caught:
        person(number=number)

    assert (caught.value.code, caught.value.field) == (code, "number")


def test_a_number_that_belongs_to_another_name_is_refused() -> None:
    person()

    with pytest.raises(Refused, match="姓名与证件号码不一致"):
        person(name="曾大明")


def test_holders_of_hong_kong_and_macao_documents_are_registered() -> None:
    permit = actions.register_person(
        name="陈大文", number="h12345678", number_kind=NumberKind.PERMIT, actor=SEED, at=NOON
    )
    residence = actions.register_person(
        name="李嘉玲",
        number=gb11643.make("810000", date(1985, 3, 4), 22),
        number_kind=NumberKind.RESIDENCE,
        actor=SEED,
        at=NOON,
    )

    assert permit.person.born is None
    assert residence.person.born == date(1985, 3, 4)


def test_a_residence_permit_needs_its_region() -> None:
    with pytest.raises(Refused, match="810000"):
        actions.register_person(
            name="某", number=ZHANG, number_kind=NumberKind.RESIDENCE, actor=SEED, at=NOON
        )


def test_a_firm_is_registered_by_its_credit_code() -> None:
    made = firm()

    assert queries.find_by_number(NumberKind.CREDIT_CODE, CODE) == made
    assert made.firm.representative == "曾小明"


def test_a_firm_that_changed_its_name_keeps_its_id() -> None:
    before = firm()

    after = actions.register_firm(name="新名有限公司", code=CODE, actor=SEED, at=NOON)

    assert (after.pk, after.name) == (before.pk, "新名有限公司")


def test_a_firm_with_a_wrong_check_digit_is_refused() -> None:
    wrong = CODE[:17] + ("0" if CODE[17] != "0" else "1")

    with pytest.raises(Refused, match="校验位"):
        actions.register_firm(name="某公司", code=wrong, actor=SEED, at=NOON)


def test_a_mandate_lets_a_person_act_until_it_ends() -> None:
    agent, principal = person(), firm()

    given = mandate(principal, agent, "food-licence/apply", until=date(2026, 12, 31))

    errand = (principal.pk, "food-licence/apply")
    assert queries.parties_of(agent.pk, on=TODAY) == ({agent.pk}, {errand})
    assert queries.parties_of(agent.pk, on=date(2027, 1, 1)) == ({agent.pk}, frozenset())
    assert queries.list_mandates(agent=agent.pk, on=TODAY, item="food-licence/apply") == [given]
    assert queries.list_mandates(agent=agent.pk, on=TODAY, item="elderly-allowance/apply") == []


def test_either_side_ends_a_mandate_at_once() -> None:
    agent, principal = person(), firm()
    given = mandate(principal, agent)

    actions.end_mandate(mandate_id=given.pk, actor=acting(agent), at=NOON)

    assert queries.parties_of(agent.pk, on=TODAY) == ({agent.pk}, frozenset())


def test_a_mandate_for_everything_makes_one_for_an_item_needless() -> None:
    agent, principal = person(), firm()
    mandate(principal, agent, "food-licence/apply")

    mandate(principal, agent)

    assert queries.parties_of(agent.pk, on=TODAY) == ({agent.pk, principal.pk}, frozenset())


def test_only_the_principal_gives_a_mandate() -> None:
    agent, principal = person(), firm()

    with pytest.raises(Refused, match="只有委托人") as caught:
        actions.give_mandate(
            principal=principal.pk,
            agent=agent.pk,
            kind=MandateKind.AGENT,
            since=TODAY,
            actor=acting(agent),
            at=NOON,
        )

    assert caught.value.status == 403


def test_an_agent_does_not_pass_a_mandate_on_but_a_legal_representative_gives_one() -> None:
    boss, clerk, company = person(), person("李二", LI), firm()
    given = {"principal": company.pk, "since": TODAY, "at": NOON}
    actions.give_mandate(agent=boss.pk, kind=MandateKind.LEGAL, actor=SEED, **given)  # type: ignore[arg-type]
    speaks = replace(acting(boss), on_behalf=company.pk, parties=frozenset({boss.pk, company.pk}))
    works = replace(acting(clerk), on_behalf=company.pk, parties=frozenset({clerk.pk, company.pk}))

    passed = actions.give_mandate(
        agent=clerk.pk,
        kind=MandateKind.REPRESENTATIVE,
        actor=speaks,
        **given,  # type: ignore[arg-type]
    )

    assert passed.principal == company
    with pytest.raises(Refused, match="不能再转委托"):
        actions.give_mandate(agent=boss.pk, kind=MandateKind.AGENT, actor=works, **given)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="登记机关"):
        actions.give_mandate(agent=clerk.pk, kind=MandateKind.LEGAL, actor=speaks, **given)  # type: ignore[arg-type]


def test_a_mandate_ends_once() -> None:
    agent, principal = person(), firm()
    given = mandate(principal, agent)
    actions.end_mandate(mandate_id=given.pk, actor=acting(agent), at=NOON)

    with pytest.raises(Refused, match="已经终止") as caught:
        actions.end_mandate(mandate_id=given.pk, actor=acting(agent), at=NOON)

    assert caught.value.status == 409


def test_a_mandate_looks_absent_to_a_stranger() -> None:
    agent, principal, stranger = person(), firm(), person("李二", LI)
    given = mandate(principal, agent)

    with pytest.raises(Refused, match="没有这项授权") as refused:
        actions.end_mandate(mandate_id=given.pk, actor=acting(stranger), at=NOON)
    assert refused.value.status == 404


def test_a_contact_is_corrected_by_its_person_and_never_recorded_in_clear() -> None:
    me = person()

    actions.correct_contact(
        party=me.pk, kind="phone", value="13800000000", actor=acting(me), at=NOON
    )

    assert queries.read_contacts(me.pk) == {"phone": "13800000000"}
    assert "13800000000" not in Contact.objects.get().sealed
    assert "13800000000" not in str(Record.objects.get(event="contact.corrected").data)


def test_a_wrong_telephone_is_refused_at_its_field() -> None:
    me = person()

    with pytest.raises(Refused, match="11 位") as caught:
        actions.correct_contact(party=me.pk, kind="phone", value="123", actor=acting(me), at=NOON)

    assert caught.value.field == "phone"


def test_nobody_corrects_the_contact_of_another() -> None:
    me, other = person(), person("李二", LI)

    with pytest.raises(Refused, match="只能更正自己"):
        actions.correct_contact(
            party=other.pk, kind="email", value="a@b.cn", actor=acting(me), at=NOON
        )


def test_an_unknown_party_is_refused_as_not_there() -> None:
    with pytest.raises(Refused) as caught:
        queries.get_party(uuid4())

    assert caught.value.status == 404
