"""One breach of each house rule: exactly its line."""

import pytest

from tests.declarations.town import Town

ROOM, CITY = "packs/room/", "cities/small/"
SERVICE, PROCESS = ROOM + "services/apply.yaml", ROOM + "processes/apply.bpmn"
MATERIAL = "materials:\n  - {{id: card, title: {title}, source: applicant{law}}}\nresult: "
DMN = ROOM + "decisions/eligibility.dmn"
BREACHES = [
    # code, file, what stands there, what is written instead, text of the line
    ("J2", SERVICE, "handling: 承诺件", "handling: 即办件", "promised_limit"),
    ("J3", SERVICE, "visits: 0\nonline_depth: 全程网办", "visits: 1", "visits: 1"),
    ("J4", SERVICE, "visits: 0", "visits: 1\nvisits_reason: 要核对原件", "online_depth"),
    (
        "J5",
        SERVICE,
        "statutory_limit: null ",
        "statutory_limit: {days: 2, law: 《办法》第四条} ",
        "promised_limit",
    ),
    ("J6", SERVICE, "regime: 公共服务 ", "regime: 行政许可法 ", "regime"),
    (
        "J9",
        SERVICE,
        "result: permission ",
        "special: [{id: x, title: 鉴定, kind: 鉴定, days: 5}]\nresult: permission ",
        "special",
    ),
    (
        "J10",
        SERVICE,
        "  refused: 不予使用",
        "  refused: 不予使用\n  terminated: 终止",
        "terminated",
    ),
    ("J11", SERVICE, "themes: [文化体育]", "themes: [税收财务]", "themes"),
    ("J12", SERVICE, "  granted: 准予使用\n", "", "outcomes:"),
    ("J21", ROOM + "forms/apply.yaml", "{word: 人数}", "{word: 人数, confirm: true}", "word: 人数"),
    (
        "J21",
        ROOM + "forms/apply.yaml",
        "{word: 人数}",
        "{word: 人数}\n      - {word: 意见}",
        "word: 意见",
    ),
    (
        "J23",
        ROOM + "forms/apply.yaml",
        "{word: 人数}",
        "{word: 人数}\n      - {word: 人数, hint: 再问}",
        "再问",
    ),
    ("J24", SERVICE, "result: ", MATERIAL.format(title="方案", law=""), "id: card"),
    (
        "J22",
        SERVICE,
        "result: ",
        MATERIAL.format(title="活动室预约确认书复印件", law=", law: 《办法》"),
        "id: card",
    ),
    ("J30", SERVICE, "automatic: [granted] ", "", "J"),
    ("J31", CITY + "roles/approver.yaml", ", cases.refuse", "", ""),
    ("J32", CITY + "roles/clerk.yaml", "cases.accept]", "cases.accept, cases.decide]", "deeds"),
    ("J33", CITY + "roles/issuer.yaml", ", cases.deliver", "", ""),
    (
        "J35",
        PROCESS,
        'sourceRef="deliver" targetRef="end"',
        'sourceRef="deliver" targetRef="refused"',
        'id="end"',
    ),
    (
        "J40",
        ROOM + "parameters/most-people.yaml",
        "values:\n",
        "values:\n  - {from: 2026-06-01, value: 20, law: 《办法》}\n",
        "- from: 2026-01-01",
    ),
    (
        "J42",
        ROOM + "results/permission.yaml",
        "title: 活动室预约确认书",
        "title: 活动室使用许可证",
        "kind",
    ),
    ("J44", ROOM + "quality.yaml", "words: done", "words: 差不多", "words"),
    ("J50", CITY + "roles/clerk.yaml", "cases.accept]", "cases.accept, records.read]", "deeds"),
    (
        "J51",
        CITY + "organisations/culture.yaml",
        "roles: [issuer]",
        "roles: [issuer, auditor]",
        "wang",
    ),
    (
        "J52",
        CITY + "organisations/government.yaml",
        "superior: null",
        "superior: government",
        "superior",
    ),
    ("J53", CITY + "organisations/culture.yaml", "6122244L", "6122244M", "credit_code"),
    (
        "J54",
        CITY + "organisations/culture.yaml",
        "telephone: 0750-",
        "telephone: （0750）",
        "telephone",
    ),
    ("J55", CITY + "organisations/culture.yaml", '"440799"', '"440699"', "region"),
    (
        "J56",
        CITY + "organisations/culture.yaml",
        "[issuer], since",
        "[issuer], until: 2025-01-01, since",
        "wang",
    ),
]
ELSEWHERE = {
    "J61": (SERVICE, "form: apply"),
    "J30": (PROCESS, 'id="grant"'),
    "J31": (PROCESS, 'id="decide"'),
    "J33": (PROCESS, 'id="deliver"'),
}


@pytest.mark.parametrize(("code", "file", "old", "new", "where"), BREACHES)
def test_a_breach_is_its_line_and_nothing_else(
    town: Town, *, code: str, file: str, old: str, new: str, where: str
) -> None:
    town.change(file, old, new)

    file, where = ELSEWHERE.get(code, (file, where))
    assert town.problems() == [f"{file}:{town.line(file, where)}: {code}"]


def test_a_service_without_an_example_is_refused(town: Town) -> None:
    for path in (town.pack / "examples").iterdir():
        path.unlink()

    assert town.problems() == [f"{SERVICE}:1: J1"]


def test_a_form_asks_nothing_that_a_register_knows(town: Town) -> None:
    words = town.pack / "words.yaml"
    words.write_text(words.read_text() + "姓名: {type: text, source: population, personal: true}\n")
    town.change(ROOM + "pack.yaml", "provides:", "needs:\n  registers: [population]\nprovides:")
    form = ROOM + "forms/apply.yaml"
    town.change(form, "{word: 人数}", "{word: 姓名}\n      - {word: 人数}")

    assert town.problems() == [f"{form}:{town.line(form, '姓名')}: J20"]

    town.change(form, "{word: 姓名}", "{word: 姓名, confirm: true}")
    assert town.said() == ""


@pytest.mark.proves("D40.1")
def test_a_material_that_a_register_proves_is_fetched_not_asked(town: Town) -> None:
    town.change("packs/people/data/population.yaml", "sharing:", "proves: [居民身份证]\nsharing:")
    card = "materials:\n  - {id: card, title: 居民身份证复印件, law: 《办法》, source: applicant}\n"
    town.change(SERVICE, "result: ", f"{card}result: ")

    assert town.problems() == [f"{SERVICE}:{town.line(SERVICE, 'id: card')}: J22"]

    town.change(SERVICE, "law: 《办法》, source: applicant", "law: 《办法》, source: population")
    town.change(ROOM + "pack.yaml", "provides:", "needs: {registers: [population]}\nprovides:")
    assert town.said() == ""


def test_what_can_be_done_neither_online_nor_in_person_goes_by_mail(town: Town) -> None:
    town.change(SERVICE, "online, hall]", "hall]")
    town.change(SERVICE, "online_depth: 全程网办\n", "")

    assert town.problems() == [f"{SERVICE}:{town.line(SERVICE, 'visits: 0')}: J3"]


def permit(town: Town) -> None:
    town.change(SERVICE, "type: 公共服务 ", "type: 行政许可 ")
    town.change(SERVICE, "regime: 公共服务 ", "regime: 行政许可法 ")


def test_a_permit_needs_letter_limit_guide_and_remedy(town: Town) -> None:
    permit(town)

    result, notice = ROOM + "results/permission.yaml", ROOM + "notices/refused.zh.md"
    assert sorted(town.problems()) == sorted(
        [
            f"{result}:{town.line(result, 'letter')}: J6",
            f"{SERVICE}:{town.line(SERVICE, 'statutory_limit')}: J7",
            f"{SERVICE}:1: J8",
            f"{SERVICE}:1: J8",
            f"{notice}:1: J13",
        ]
    )


def test_a_permit_may_take_longer_only_where_a_law_says_so(town: Town) -> None:
    permit(town)
    limit = "statutory_limit: {days: 30, law: 某办法} "
    town.change(SERVICE, "statutory_limit: null ", limit)

    assert f"{SERVICE}:{town.line(SERVICE, limit)}: J7" in town.problems()

    town.change(SERVICE, "law: 某办法", "law: 《水法》第四十八条")
    assert " J7 " not in town.said()


def test_a_missing_administrator_is_told_at_the_city(town: Town) -> None:
    (town.city / "roles/auditor.yaml").unlink()

    assert town.problems() == [f"{CITY}city.yaml:1: J50"]
