from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from yiwang.kernel.records.models import Record
from yiwang.kernel.registers import actions, queries
from yiwang.kernel.registers.types import Status
from yiwang.lib.actor import Actor, Grant, Kind, system
from yiwang.lib.ids import gb11643, gb32100
from yiwang.lib.refused import Refused

pytestmark = pytest.mark.usefixtures("registers")
NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)
TODAY = date(2026, 11, 20)
YESTERDAY = date(2026, 11, 19)
LATER = NOON + timedelta(hours=1)
SEED = system("seed")
CODE = gb32100.make(kind="91", region="440703", serial=7)
OTHER = gb32100.make(kind="91", region="440703", serial=8)
NUMBER = gb11643.make("440703", date(1940, 5, 1), 12)
FIRM: dict[str, Any] = {
    "code": CODE,
    "name": "曾记肠粉店",
    "capital": "100000",
    "kinds": ["热食类", "冷食类"],
    "active": True,
}
PERSON = {"id_number": NUMBER, "name": "曾小明", "born": "1940-05-01", "residence": "本市"}


def officer(deed: str, organisation: str) -> Actor:
    grants = frozenset({Grant(deed, organisation)})
    return Actor(Kind.STAFF, id="o", organisation=organisation, grants=grants)


def put(row: dict[str, Any] = FIRM, *, since: date = date(2020, 1, 1), at: datetime = NOON) -> None:
    register = "firms" if "code" in row else "persons"
    actions.put(register=register, row=row, valid_from=since, actor=SEED, at=at, source="测试")


def correct(actor: Actor = SEED, **changes: Any) -> None:
    actions.correct(
        register="firms", key=CODE, changes=changes, reason="执照为准", actor=actor, at=LATER
    )


def name_of(on: date, known: datetime) -> object:
    found = queries.as_of("firms", CODE, valid_on=on, known_at=known)
    return found.row and found.row["name"]


@pytest.mark.proves("C11.1")
def test_an_entity_is_found_by_its_credit_code() -> None:
    put()

    found = queries.lookup("firms", CODE)

    assert (found.status, found.as_of) == (Status.FOUND, NOON)
    assert found.row == {**FIRM, "capital": Decimal(100000)}
    assert queries.lookup("firms", OTHER).status == Status.ABSENT


@pytest.mark.proves("C12.1")
def test_a_person_is_found_by_the_id_number() -> None:
    put(PERSON)

    found = queries.lookup("persons", NUMBER)

    assert found.status == Status.FOUND
    assert found.row is not None
    assert found.row["born"] == date(1940, 5, 1)


def test_a_later_row_ends_the_earlier_and_both_stay_readable() -> None:
    put()
    put({**FIRM, "name": "曾记新店"}, since=date(2026, 6, 1), at=LATER)

    assert name_of(date(2026, 5, 31), LATER) == "曾记肠粉店"
    assert name_of(date(2026, 6, 1), LATER) == "曾记新店"
    assert name_of(date(2026, 6, 1), NOON) == "曾记肠粉店"


def test_a_correction_changes_what_is_known_not_what_was_known() -> None:
    put()

    correct(name="曾记粉店")

    assert (name_of(TODAY, NOON), name_of(TODAY, LATER)) == ("曾记肠粉店", "曾记粉店")
    assert [v.rec_to for v in queries.history("firms", CODE)] == [LATER, None]
    assert Record.objects.get(event="register.corrected").data["fields"] == ["name"]


def test_an_ending_is_a_row_of_its_own() -> None:
    put()

    actions.end(register="firms", key=CODE, valid_from=TODAY, actor=SEED, at=LATER)

    assert queries.lookup("firms", CODE, on=YESTERDAY).status == Status.FOUND
    assert queries.lookup("firms", CODE, on=TODAY).status == Status.ABSENT
    assert list(queries.iterate("firms", on=TODAY)) == []
    assert len(list(queries.iterate("firms", on=YESTERDAY))) == 1
    assert queries.search("firms", "肠粉", on=TODAY) == []


def test_the_same_again_changes_nothing_and_something_else_is_refused() -> None:
    put()
    put()

    with pytest.raises(Refused, match="请用更正"):
        put({**FIRM, "name": "别的店"})

    assert len(queries.history("firms", CODE)) == 1


@pytest.mark.parametrize(
    ("change", "field", "says"),
    [
        ({"code": CODE[:17] + ("0" if CODE[17] != "0" else "1")}, "code", "校验位"),
        ({"name": ""}, "name", "不能为空"),
        ({"capital": "很多"}, "capital", "应为金额"),
        ({"active": "是"}, "active", "应为是或否"),
        ({"colour": "红"}, "colour", "没有字段"),
    ],
)
def test_a_wrong_row_is_refused_at_its_field(change: dict[str, Any], field: str, says: str) -> None:
    with pytest.raises(Refused, match=says) as caught:
        put({**FIRM, **change})

    assert caught.value.field == field


def test_a_value_outside_the_list_is_refused() -> None:
    with pytest.raises(Refused, match="只能是本市、外市"):
        put({**PERSON, "residence": "外地"})


def test_the_owner_corrects() -> None:
    put()

    correct(officer("registers.correct", "market-supervision"), capital=5)

    assert queries.list_current("firms", CODE)[0].row["capital"] == Decimal(5)


def test_another_department_does_not_correct() -> None:
    put()

    with pytest.raises(Refused, match="由数源部门维护"):
        correct(officer("registers.correct", "public-security"), capital=6)


def test_search_finds_by_part_of_the_name_in_pinyin_order() -> None:
    names = enumerate(["赵记肠粉店", "安记肠粉店", "安记粥店"])
    loaded = actions.copy_in(
        register="firms",
        rows_in=[
            {**FIRM, "code": gb32100.make(kind="91", region="440703", serial=n), "name": name}
            for n, name in names
        ],
        valid_from=date(2020, 1, 1),
        actor=SEED,
        at=NOON,
        source="测试",
    )

    assert loaded == 3
    assert [r["name"] for r in queries.search("firms", "肠粉")] == ["安记肠粉店", "赵记肠粉店"]
    assert [r["name"] for r in queries.search("firms", "粥")] == ["安记粥店"]
    assert queries.search("firms", "粉肠") == []


def test_verification_answers_yes_or_no_without_the_value() -> None:
    put(PERSON)

    checked = queries.check("persons", NUMBER, {"name": "曾小明", "residence": "外市"})

    assert checked.status == Status.FOUND
    assert checked.matches == {"name": True, "residence": False}


def test_a_person_is_shown_masked_for_a_purpose_and_the_look_is_recorded() -> None:
    put(PERSON)

    shown = actions.disclose(
        register="persons",
        key=NUMBER,
        purpose="高龄津贴申领",
        actor=officer("registers.see", "civil-affairs"),
        at=LATER,
        reveal=["born"],
    )

    assert shown.row == {
        "id_number": f"{NUMBER[:3]}***********{NUMBER[-4:]}",
        "name": "曾**",
        "born": date(1940, 5, 1),
        "residence": "本市",
    }
    line = Record.objects.get(event="register.disclosed")
    assert (line.data["purpose"], line.data["revealed"]) == ("高龄津贴申领", ["born"])
    assert NUMBER not in str(line.data)


@pytest.mark.parametrize(
    ("actor", "purpose", "says"),
    [
        (officer("registers.see", "civil-affairs"), " ", "查询目的"),
        (officer("cases.see", "civil-affairs"), "办件", "不能查询"),
    ],
)
def test_no_look_without_purpose_and_right(actor: Actor, purpose: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        actions.disclose(register="persons", key=NUMBER, purpose=purpose, actor=actor, at=NOON)
